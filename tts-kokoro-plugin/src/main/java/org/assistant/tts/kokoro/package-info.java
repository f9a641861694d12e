/**
 * Kokoro-82M as an engine: text, normalized text, phonemes, tokens and style, samples. Contains the engine, its configuration and
 * model, and the control of one speech; uses all packages below.
 */
package org.assistant.tts.kokoro;
