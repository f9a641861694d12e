/** XTTS v2 as a {@link org.assistant.tts.spi.TTSEngine}: text in, tokens, latents, speech out. */
package org.assistant.tts.xtts;
