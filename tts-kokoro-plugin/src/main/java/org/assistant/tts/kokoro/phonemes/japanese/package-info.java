/** Japanese: words, their readings in kana, and the symbols of those. Uses the model store only to name its files. */
package org.assistant.tts.kokoro.phonemes.japanese;
