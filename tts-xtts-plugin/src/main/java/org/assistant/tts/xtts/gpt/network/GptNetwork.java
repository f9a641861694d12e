package org.assistant.tts.xtts.gpt.network;

/**
 * The autoregressive network with its {@link KvCache}: reads embeddings, and says after the last one of each sequence which code
 * comes next. For one thread at a time; an interrupt of that thread ends the run.
 */
public interface GptNetwork extends AutoCloseable {

    /** Most sequences at once; fewer after there was no memory for one, until {@link #trim}. */
    int slots();

    /** Most positions of a sequence. */
    int positions();

    /**
     * Reads the beginning of one sequence, or more of it.
     *
     * @param embeddings [n, width], row after row
     * @param past how many positions of the sequence were read before
     * @return of one sequence
     * @throws org.assistant.tts.spi.TTSException.EngineOverloaded if there is no memory for this slot; the others are well
     */
    GptOutput read(int slot, float[] embeddings, int past);

    /**
     * Reads one position of each sequence from slot 0 on.
     *
     * @param embeddings [sequences, width], row after row
     * @param past how many positions of each sequence were read before
     */
    GptOutput step(float[] embeddings, int... past);

    /** A copy of the first {@code length} positions of a sequence. */
    KvPrefix save(int slot, int length);

    /**
     * Lets a sequence begin with {@code prefix}.
     *
     * @throws org.assistant.tts.spi.TTSException.EngineOverloaded as {@link #read} does
     */
    void restore(int slot, KvPrefix prefix);

    /** Lets the sequence of {@code length} positions in slot {@code from} go on in slot {@code to}. */
    void move(int from, int to, int length);

    /** Gives back the memory of all slots but one. Nobody may be in any. */
    default void trim() {}

    @Override
    void close();
}
