/** Model files: what they are, where they come from, whether they are whole. */
package org.assistant.tts.models;
