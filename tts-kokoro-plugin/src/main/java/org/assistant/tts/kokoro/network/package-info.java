/**
 * Runs the network: tokens and a style in, samples and durations out, as a whole or in parts; and prepares its graph after the
 * download. Uses tokens and voices. Does not process the samples.
 */
package org.assistant.tts.kokoro.network;
