/** Configuration keys as values: each key with its default, range and meaning, and a check for unknown keys. */
package org.assistant.tts.config;
