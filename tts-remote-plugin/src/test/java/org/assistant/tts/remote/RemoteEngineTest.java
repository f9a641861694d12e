package org.assistant.tts.remote;

import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of every engine, with a server on the loopback interface. */
final class RemoteEngineTest extends TTSEngineContract {

    private final OtherServer server = OtherServer.start().speaking();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected TTSEngine newEngine() {
        return new RemoteEngine(Remotes.config(server.url()));
    }

    @Override
    protected String sampleText() {
        return "The other server makes a tone of every word that it is given here.";
    }
}
