package org.assistant.tts.speech.engines;

import org.assistant.tts.spi.Voice;

/**
 * A voice and the engine that has it.
 *
 * @param engine name of the engine
 * @param voice one of its voices
 */
public record EngineVoice(String engine, Voice voice) {}
