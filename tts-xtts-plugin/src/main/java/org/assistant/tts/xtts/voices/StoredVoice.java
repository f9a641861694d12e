package org.assistant.tts.xtts.voices;

import org.assistant.tts.spi.Voice;

/**
 * A voice and its origin.
 *
 * @param voice as the engine lists it
 * @param pitchHertz median of its fundamental frequency; 0 if it was not measured
 * @param cloned whether it was learned here; otherwise it came with the checkpoint
 */
public record StoredVoice(Voice voice, double pitchHertz, boolean cloned) {}
