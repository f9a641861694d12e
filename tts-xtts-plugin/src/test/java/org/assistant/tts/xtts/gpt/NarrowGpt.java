package org.assistant.tts.xtts.gpt;

import java.util.concurrent.CountDownLatch;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.KvPrefix;

/** A network with memory for fewer sequences than it claims, until it runs out. */
final class NarrowGpt implements GptNetwork {

    private final FakeGpt network;
    private final int room;
    private final CountDownLatch trimmed = new CountDownLatch(1);
    private int slots;

    /** @param room number of sequences that it has memory for */
    NarrowGpt(FakeGpt network, int room) {
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
    public int positions() {
        return network.positions();
    }

    @Override
    public GptOutput read(int slot, float[] embeddings, int past) {
        require(slot);
        return network.read(slot, embeddings, past);
    }

    @Override
    public GptOutput step(float[] embeddings, int... past) {
        return network.step(embeddings, past);
    }

    @Override
    public KvPrefix save(int slot, int length) {
        return network.save(slot, length);
    }

    @Override
    public void restore(int slot, KvPrefix prefix) {
        require(slot);
        network.restore(slot, prefix);
    }

    @Override
    public void move(int from, int to, int length) {
        network.move(from, to, length);
    }

    @Override
    public void trim() {
        slots = network.slots();
        trimmed.countDown();
    }

    @Override
    public void close() {
        network.close();
    }
}
