/** Latents and a speaker into speech, piece by piece as the latents come. */
package org.assistant.tts.xtts.vocoder;
