/**
 * The sound of one request: its pieces decoded ahead of the listener, their latents turned into sound as they come, the rests
 * between them. Uses the decoder and the vocoder, and knows nothing of the engine and of the model's files.
 */
package org.assistant.tts.xtts.sound;
