/** English phonemes: the lexicons that Kokoro learnt from, and the rules for words and stress that go with them. */
package org.assistant.tts.kokoro.phonemes.english;
