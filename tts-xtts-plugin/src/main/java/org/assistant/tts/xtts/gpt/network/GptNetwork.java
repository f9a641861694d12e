package org.assistant.tts.xtts.gpt.network;

/**
 * The autoregressive network with its {@link KvCache}: reads embeddings, and predicts the next code after the last one of each
 * sequence. For one thread at a time; interrupting that thread ends the run.
 */
public interface GptNetwork extends AutoCloseable {

    /** Most sequences at once; fewer after memory ran out, until {@link #trim}. */
    int slots();

    /** Most positions of a sequence. */
    int positions();

    /**
     * Reads the beginning of one sequence, or more of it.
     *
     * @param embeddings [n, width], row after row
     * @param past number of positions of the sequence read before
     * @return the output for this one sequence
     * @throws org.assistant.tts.spi.TTSException.EngineOverloaded if there is no memory for this slot; the others are not
     *     affected
     */
    GptOutput read(int slot, float[] embeddings, int past);

    /**
     * Reads one position of each sequence from slot 0 on.
     *
     * @param embeddings [sequences, width], row after row
     * @param past number of positions of each sequence read before
     */
    GptOutput step(float[] embeddings, int... past);

    /** Returns a copy of the first {@code length} positions of a sequence. */
    KvPrefix save(int slot, int length);

    /**
     * Makes {@code prefix} the beginning of a sequence.
     *
     * @throws org.assistant.tts.spi.TTSException.EngineOverloaded as {@link #read} does
     */
    void restore(int slot, KvPrefix prefix);

    /** Moves the sequence of {@code length} positions in slot {@code from} to slot {@code to}. */
    void move(int from, int to, int length);

    /** Releases the memory of all slots but one. No slot may be in use. */
    default void trim() {}

    @Override
    void close();
}
