package org.assistant.tts.speech.engines;

/**
 * The engine that was chosen to speak.
 *
 * @param engine its name
 * @param explicit whether the request named it; otherwise the configuration did
 */
public record EngineChoice(String engine, boolean explicit) {}
