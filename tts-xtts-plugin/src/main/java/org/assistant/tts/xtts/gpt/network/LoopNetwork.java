package org.assistant.tts.xtts.gpt.network;

import java.util.BitSet;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;

/**
 * The autoregressive network with the sampling inside: reads a prefix and makes codes until the stop, or until the noise it was
 * given is used up. Keeps no state between runs. For one thread at a time; interrupting that thread ends the run.
 */
public interface LoopNetwork extends AutoCloseable {

    /**
     * Makes codes.
     *
     * @param rows [positions, width], the prompt and the codes so far, row after row
     * @param firstPosition of the new codes: the number of audio tokens in {@code rows}, the start token included
     * @param noise [codes, audio vocabulary], a row a code; standard Gumbel noise, or zeros if nothing is left to chance
     * @param seen codes that count as repetitions
     */
    LoopOutput run(float[] rows, int firstPosition, float[] noise, BitSet seen, SamplingSettings settings);

    @Override
    void close();
}
