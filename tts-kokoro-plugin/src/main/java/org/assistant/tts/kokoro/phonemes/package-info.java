/** From text to the network's phonemes: its alphabet, and the sources of phonemes: lexicons, eSpeak NG, dictionaries. */
package org.assistant.tts.kokoro.phonemes;
