/** Mandarin: words, their syllables, and the symbols of those. Uses the model store only to name its files. */
package org.assistant.tts.kokoro.phonemes.chinese;
