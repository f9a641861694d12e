/** Finds the language of a text. */
package org.assistant.tts.language;
