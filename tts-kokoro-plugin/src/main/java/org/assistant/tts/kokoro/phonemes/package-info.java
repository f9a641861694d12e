/** From text to the phonemes that the network knows: its alphabet, and eSpeak NG in a process of its own. */
package org.assistant.tts.kokoro.phonemes;
