/** eSpeak NG in a process of its own, and its phonemes in the network's symbols. */
package org.assistant.tts.kokoro.phonemes.espeak;
