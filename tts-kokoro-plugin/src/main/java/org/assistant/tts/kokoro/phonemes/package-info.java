/** From text to the phonemes that the network knows: its alphabet, and who says what: lexicons, eSpeak NG, dictionaries. */
package org.assistant.tts.kokoro.phonemes;
