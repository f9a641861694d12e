package org.assistant.app.reply;

import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * One question to the assistant.
 *
 * @param speech the text of the question, and the voice, language and speed of the reply
 * @param backend name of the engine; empty for the one in force
 * @param client the client that asks
 */
public record ReplyRequest(SpeechRequest speech, String backend, Client client) {

    /** @throws TTSException.InvalidRequest if the question is blank */
    public ReplyRequest {
        if (speech.text().isBlank()) {
            throw new TTSException.InvalidRequest("text", "text must not be blank");
        }
    }

    /** This request for a reply that is heard only once it is complete. */
    public ReplyRequest inOnePiece() {
        return new ReplyRequest(speech.withAudience(Audience.OF_THE_WHOLE), backend, client);
    }
}
