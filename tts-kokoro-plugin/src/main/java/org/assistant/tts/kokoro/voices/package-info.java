/**
 * The voices of Kokoro: which there are, their mixtures and aliases, their pitches, and the styles in their files. Knows tokens, since a
 * style is chosen by their number.
 */
package org.assistant.tts.kokoro.voices;
