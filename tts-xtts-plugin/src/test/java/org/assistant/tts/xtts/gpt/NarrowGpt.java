package org.assistant.tts.xtts.gpt;

import java.util.concurrent.CountDownLatch;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.KvPrefix;

/** A network with memory for fewer sequences than it claims, until it runs out. */
final class NarrowGpt extends ForwardingGpt {

    private final FakeGpt network;
    private final int room;
    private final CountDownLatch trimmed = new CountDownLatch(1);
    private int slots;

    /** @param room number of sequences that it has memory for */
    NarrowGpt(FakeGpt network, int room) {
        super(network);
        this.network = network;
        this.room = room;
        this.slots = network.slots();
    }

    /** Counted down when memory is released. */
    CountDownLatch trimmed() {
        return trimmed;
    }

    private void require(int slot) {
        if (slot >= room) {
            slots = room;
            throw new TTSException.EngineOverloaded("no memory");
        }
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public GptOutput read(int slot, float[] embeddings, int past) {
        require(slot);
        return super.read(slot, embeddings, past);
    }

    @Override
    public void restore(int slot, KvPrefix prefix) {
        require(slot);
        super.restore(slot, prefix);
    }

    @Override
    public void trim() {
        slots = network.slots();
        trimmed.countDown();
    }
}
