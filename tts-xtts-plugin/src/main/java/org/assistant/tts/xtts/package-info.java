/**
 * XTTS v2 as a {@link org.assistant.tts.spi.TTSEngine}: the bean, its keys, the engine, and the loading of its model. Only the
 * engine knows all stages: text in, then tokens, latents, and speech out.
 */
package org.assistant.tts.xtts;
