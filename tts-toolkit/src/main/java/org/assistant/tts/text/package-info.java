/** Splits text into sentences, and finds the ends of spoken sentences in their text. */
package org.assistant.tts.text;
