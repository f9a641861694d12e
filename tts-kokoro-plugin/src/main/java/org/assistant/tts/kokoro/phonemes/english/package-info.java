/** English phonemes: the lexicons that Kokoro was trained with, and the rules for words and stress that belong to them. */
package org.assistant.tts.kokoro.phonemes.english;
