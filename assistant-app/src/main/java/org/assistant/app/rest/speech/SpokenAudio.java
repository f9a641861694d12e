package org.assistant.app.rest.speech;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.app.rest.body.FailureLog;
import org.assistant.app.rest.connection.Presence;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.utterance.Utterance;

/**
 * An utterance as a stream of audio, sent while it is spoken. A failure before the first byte is thrown and gets its own status.
 * After a later one the stream breaks off, which the client sees as an error and not as an end.
 */
final class SpokenAudio implements StreamingOutput {

    private final SpeechService speech;
    private final EngineChoice chosen;
    private final SpeechBody request;
    private final BiConsumer<String, String> header;
    private final Connection connection;
    private final Presence client;

    /** @param header sets a header of the response, before anything is written */
    SpokenAudio(
            SpeechService speech,
            EngineChoice chosen,
            SpeechBody request,
            BiConsumer<String, String> header,
            Connection connection,
            Presence client) {
        this.speech = speech;
        this.chosen = chosen;
        this.request = request;
        this.header = header;
        this.connection = connection;
        this.client = client;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (Utterance utterance = speech.begin(chosen, request.client());
                AudioOutput audio = new AudioOutput(request.format(), request.rendition(), out)) {
            try {
                client.during(
                        utterance::cancel,
                        () -> utterance.sayOrRest(request.speech(), piece -> {
                            if (!audio.started()) {
                                EngineHeaders.set(utterance.engine(), utterance.fallback(), header);
                                EngineHeaders.setSpeed(utterance.speaker(), request.speech(), header);
                            }
                            audio.write(piece);
                            client.awaitRoom(utterance);
                        }));
                audio.finish();
            } catch (ClientGone e) {
                FailureLog.tell(e);
            } catch (RuntimeException | LinkageError e) {
                if (!audio.started()) {
                    throw e;
                }
                FailureLog.tell(e);
                connection.breakOff();
            }
        }
    }

    /** The connection on which the audio is sent. */
    interface Connection {

        /**
         * Ends the connection so that the client sees an error.
         *
         * @throws IOException if throwing it on is what ends the connection
         */
        void breakOff() throws IOException;
    }
}
