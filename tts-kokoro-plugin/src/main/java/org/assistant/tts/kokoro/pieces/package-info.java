/** Splits a text into pieces that the network speaks in one run, and phonemes into tokens. Knows nothing of voices and sound. */
package org.assistant.tts.kokoro.pieces;
