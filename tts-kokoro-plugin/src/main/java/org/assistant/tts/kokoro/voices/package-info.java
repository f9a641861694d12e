/**
 * The voices of Kokoro: their catalogue, mixtures and aliases, their pitches, and the styles in their files. Uses tokens, since a
 * style is chosen by their number.
 */
package org.assistant.tts.kokoro.voices;
