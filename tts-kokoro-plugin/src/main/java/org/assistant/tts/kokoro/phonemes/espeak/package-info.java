/** eSpeak NG in a process of its own, and its phonemes in the signs of the network. */
package org.assistant.tts.kokoro.phonemes.espeak;
