package org.assistant.app.live;

import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.rest.ReplyBody;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.spi.TTSException;

/**
 * A conversation with one client. Its turns are spoken one after the other on their own thread. Each new turn cuts those before
 * it; another thread tells the client that they were stopped. Thread-safe.
 */
final class LiveConversation {

    private static final System.Logger LOGGER = System.getLogger(LiveConversation.class.getName());

    /**
     * Each message cuts those before it, so only a client that floods the server has more than this waiting; it is disconnected.
     */
    private static final int MOST_WAITING = 32;

    private static final int UNAUTHORIZED = 401;
    private static final String KEY_GONE = "the API key was deleted or changed";

    private final Outlet outlet;
    private final LiveSpeech speech;
    private final Principal opener;
    private final Executor threads;

    /** Guarded by this, as all below. */
    private final Deque<Turn> waiting = new ArrayDeque<>();

    private Optional<Caller> caller;
    private Turn current;
    private int turns;
    private boolean working;
    private boolean retiring;
    private boolean closed;

    /**
     * @param opener who opened the connection; may be null
     * @param threads on which turns are spoken
     */
    LiveConversation(Outlet outlet, LiveSpeech speech, Principal opener, Executor threads) {
        this.outlet = outlet;
        this.speech = speech;
        this.opener = opener;
        this.threads = threads;
        caller = speech.caller(opener);
    }

    /** Takes a message of the client, with any content. */
    void receive(String message) {
        if (message.length() > speech.mostMessageCharacters()) {
            end(CloseCodes.TOO_BIG, "a message may have at most " + speech.mostMessageCharacters() + " characters");
            return;
        }
        try {
            JsonFields fields = JsonBody.of(message);
            String type = fields.required("type");
            switch (type) {
                case "key" -> let(fields.required("key"));
                case "say" -> begin(fields, speech::say);
                case "read" -> begin(fields, speech::read);
                case "stop" -> cut();
                default -> throw fields.wrong("type", "one of key, say, read, stop");
            }
        } catch (ListenerGone | TTSException.Cancelled e) {
            LOGGER.log(Level.DEBUG, "a live conversation ends", e);
            close();
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** The speech that a message asks for. */
    private interface Work {

        Reply.Timings speak(ReplyRequest request, Caller caller, ReplyListener listener);
    }

    /** Whether the caller is known. */
    synchronized boolean known() {
        return caller.isPresent();
    }

    /**
     * Checks that the caller is still valid. The conversation ends if its key is gone. A caller without a key has to show one if
     * one is needed now.
     */
    void review() {
        if (keyIsGone()) {
            end(CloseCodes.VIOLATED_POLICY, KEY_GONE);
        }
    }

    private synchronized boolean keyIsGone() {
        if (caller.isEmpty() || speech.holds(caller.get())) {
            return false;
        }
        boolean key = caller.get().kind() == Caller.Kind.KEY;
        caller = key ? Optional.empty() : speech.stranger();
        return key;
    }

    /** Whether a turn is being spoken or waits. */
    synchronized boolean active() {
        return working;
    }

    /** Takes nothing more, since the server is stopping, and closes the connection once the current turn is over. */
    void retire() {
        boolean atRest;
        synchronized (this) {
            retiring = true;
            atRest = !working;
        }
        if (atRest) {
            end(CloseCodes.GOING_AWAY, "the server is stopping");
        }
    }

    /** Closes the connection, and with it the conversation. */
    void end(CloseCode code, String reason) {
        close();
        outlet.close(code, reason);
    }

    /** Ends the current turn; nothing is taken any more. */
    synchronized void close() {
        closed = true;
        cut();
    }

    private void let(String key) {
        Optional<Caller> found;
        try {
            found = speech.caller(key, opener);
        } catch (RequestRefused e) {
            complain(e);
            end(CloseCodes.VIOLATED_POLICY, e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            refuse("the API key is wrong");
        } else {
            synchronized (this) {
                caller = found;
            }
        }
    }

    private void refuse(String message) {
        complain(new ApiError(UNAUTHORIZED, message, "key", "invalid_api_key").exception());
        end(CloseCodes.VIOLATED_POLICY, message);
    }

    private void begin(JsonFields fields, Work work) {
        if (keyIsGone()) {
            refuse(KEY_GONE);
            return;
        }
        Optional<Caller> who;
        synchronized (this) {
            who = caller;
        }
        if (who.isEmpty()) {
            refuse("the first message must be a key");
            return;
        }
        if (isRetiring()) {
            complain(new ServerStopping());
            cut();
            return;
        }
        // The fields are read within the turn, so that an error in them ends that turn.
        if (!add(listener -> work.speak(
                ReplyBody.of(fields, speech.client(who.get(), opener)).request(), who.get(), listener))) {
            end(CloseCodes.VIOLATED_POLICY, "too many messages at once");
        }
    }

    /** Cuts all other turns and queues {@code work}; false if too many wait. */
    private synchronized boolean add(Function<ReplyListener, Reply.Timings> work) {
        if (closed) {
            return true;
        }
        cut();
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(new Turn(++turns, work, outlet, speech::cancel, speech::longestLead));
        if (!working) {
            work();
        }
        return true;
    }

    private void work() {
        if (!speech.accept()) {
            waiting.clear();
            throw new ServerStopping();
        }
        try {
            threads.execute(this::speak);
            working = true;
        } catch (RejectedExecutionException e) {
            waiting.clear();
            speech.done();
            throw new TTSException.EngineOverloaded("too many live conversations are speaking; try again in a moment");
        }
    }

    private void speak() {
        boolean orderly = false;
        try {
            for (Turn turn = next(); turn != null; turn = next()) {
                turn.run();
            }
            orderly = true;
        } catch (ListenerGone | TTSException.Cancelled e) {
            LOGGER.log(Level.DEBUG, "a live conversation ends", e);
        } finally {
            if (!orderly) {
                end(CloseCodes.UNEXPECTED_CONDITION, "the conversation broke off");
            } else if (isRetiring()) {
                end(CloseCodes.GOING_AWAY, "the server is stopping");
            }
            speech.done();
        }
    }

    private synchronized boolean isRetiring() {
        return retiring;
    }

    private synchronized Turn next() {
        current = closed ? null : waiting.poll();
        working = current != null;
        return current;
    }

    private synchronized void cut() {
        if (current != null && current.cut() && !closed) {
            tellStopped(current);
        }
        waiting.forEach(Turn::cut);
    }

    private void tellStopped(Turn turn) {
        try {
            threads.execute(() -> {
                try {
                    turn.tellStopped();
                } catch (ListenerGone | TTSException.Cancelled e) {
                    LOGGER.log(Level.DEBUG, "a live conversation ends", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.DEBUG, "no thread is free; the client is told of the stop when the turn has ended", e);
        }
    }

    private void complain(RuntimeException failure) {
        try {
            outlet.send(LiveMessage.failed(OptionalInt.empty(), failure));
        } catch (ListenerGone | TTSException.Cancelled e) {
            LOGGER.log(Level.DEBUG, "a live conversation ends", e);
            close();
        }
    }
}
