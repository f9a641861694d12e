/** Mandarin: words, their syllables, and the signs of those. Knows the model store only to name its files. */
package org.assistant.tts.kokoro.phonemes.chinese;
