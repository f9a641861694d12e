/** Turns latents and a speaker into speech, piece by piece as the latents arrive. */
package org.assistant.tts.xtts.vocoder;
