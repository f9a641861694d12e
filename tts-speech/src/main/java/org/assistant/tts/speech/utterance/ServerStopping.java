package org.assistant.tts.speech.utterance;

/** The server is stopping and accepts no more speech. */
public final class ServerStopping extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerStopping() {
        super("the server is stopping; try again in a moment");
    }
}
