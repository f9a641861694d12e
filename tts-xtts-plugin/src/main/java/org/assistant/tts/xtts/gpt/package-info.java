/** The autoregressive network: text tokens and a voice in, latents out, many texts at once. */
package org.assistant.tts.xtts.gpt;
