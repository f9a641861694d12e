/**
 * Kokoro-82M as an engine: text, normalized text, phonemes, tokens and style, samples. Here are the engine, its configuration and model, and
 * the course of one speech; knows all packages below.
 */
package org.assistant.tts.kokoro;
