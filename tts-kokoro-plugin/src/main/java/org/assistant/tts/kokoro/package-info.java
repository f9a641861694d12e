/** Kokoro-82M: text, normalized text, phonemes, tokens and style, samples. */
package org.assistant.tts.kokoro;
