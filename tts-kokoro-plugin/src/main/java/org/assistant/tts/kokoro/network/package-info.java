/**
 * Runs the network: tokens and a style in, samples and durations out, as a whole or in parts; and prepares its graph after the fetch.
 * Knows tokens and voices. Samples leave as the network made them.
 */
package org.assistant.tts.kokoro.network;
