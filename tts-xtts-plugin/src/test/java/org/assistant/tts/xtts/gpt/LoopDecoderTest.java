package org.assistant.tts.xtts.gpt;

import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;

/** Runs the tests for texts that are decoded together on texts that take turns. */
final class LoopDecoderTest extends DecoderTest {

    @Override
    Decoding decoding(GptNetwork network, Embeddings tables) {
        return new LoopDecoding(new FakeLoop(network, tables), tables, TinyGpt.DIMENSIONS, network.slots());
    }
}
