package org.assistant.tts.xtts.gpt;

import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.network.KvPrefix;

/** A network that passes every call on to another one; a subclass changes some of them. */
abstract class ForwardingGpt implements GptNetwork {

    private final GptNetwork network;

    /** @param network closed with this one */
    ForwardingGpt(GptNetwork network) {
        this.network = network;
    }

    @Override
    public int slots() {
        return network.slots();
    }

    @Override
    public int positions() {
        return network.positions();
    }

    @Override
    public GptOutput read(int slot, float[] embeddings, int past) {
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
        network.restore(slot, prefix);
    }

    @Override
    public void move(int from, int to, int length) {
        network.move(from, to, length);
    }

    @Override
    public void trim() {
        network.trim();
    }

    @Override
    public void close() {
        network.close();
    }
}
