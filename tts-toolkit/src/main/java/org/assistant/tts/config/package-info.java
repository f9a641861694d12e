/** Configuration keys as values: each key with its default, range and meaning, and a check for keys nobody knows. */
package org.assistant.tts.config;
