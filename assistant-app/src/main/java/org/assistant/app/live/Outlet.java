package org.assistant.app.live;

import jakarta.websocket.CloseReason.CloseCode;
import org.assistant.tts.spi.TTSException;

/** The client's end of a conversation. Messages go out in the order of the calls; thread-safe. */
interface Outlet {

    /**
     * Sends {@code message} and returns when the network has taken it.
     *
     * @throws ListenerGone if it did not and never will
     * @throws TTSException.Cancelled if the thread was interrupted; the message may still go out
     */
    void send(LiveMessage message);

    /** The same for 16-bit little-endian samples. */
    void send(byte[] samples);

    /** Pings the client without waiting for the answer; after a failure no answer comes. */
    void ping();

    /** Closes the connection; {@code reason} is for people. */
    void close(CloseCode code, String reason);
}
