/** XTTS v2 as a {@link org.assistant.tts.spi.TTSEngine}: text in, then tokens, latents, and speech out. */
package org.assistant.tts.xtts;
