/** The decoding of many texts at once: text tokens and a voice in, latents out. */
package org.assistant.tts.xtts.gpt;
