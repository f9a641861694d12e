package org.assistant.app.live;

import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
 * One client that speaks and listens. The turns are spoken one after the other on a thread of their own; each new one cuts
 * those before it, whose client is told so on another thread. Safe for many threads.
 */
final class LiveConversation {

    private static final System.Logger LOGGER = System.getLogger(LiveConversation.class.getName());

    /** Nobody speaks faster than he is cut; who sends more messages than this is not spoken with. */
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
     * @param threads that turns are spoken on
     */
    LiveConversation(Outlet outlet, LiveSpeech speech, Principal opener, Executor threads) {
        this.outlet = outlet;
        this.speech = speech;
        this.opener = opener;
        this.threads = threads;
        caller = speech.caller(opener);
    }

    /** Takes a message of the client, which may be anything. */
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

    /** What a message asks for. */
    private interface Work {

        Reply.Timings speak(ReplyRequest request, Caller caller, ReplyListener listener);
    }

    /** Whether it is known who speaks. */
    synchronized boolean known() {
        return caller.isPresent();
    }

    /**
     * Looks whether the caller still counts. The conversation ends where its key does not; otherwise, if a key is needed now, it
     * has to be shown.
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

    /** Whether something is being said or waits to be. */
    synchronized boolean active() {
        return working;
    }

    /** Takes nothing more, and closes the connection once what is being said is over: the server is stopping. */
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

    /** Ends what is being said; nothing is taken any more. */
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
        // Its fields are read in its turn, so that what is wrong with them is told as how it ended.
        if (!add(listener -> work.speak(
                ReplyBody.of(fields, speech.client(who.get(), opener)).request(), who.get(), listener))) {
            end(CloseCodes.VIOLATED_POLICY, "too many messages at once");
        }
    }

    /** Has {@code work} done after all the rest was cut; false if there is too much of it. */
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
            throw new TTSException.EngineOverloaded("too many live conversations are spoken; try again in a moment");
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
            LOGGER.log(Level.DEBUG, "no thread is free; the turn tells that it was stopped when it has ended", e);
        }
    }

    private void complain(RuntimeException failure) {
        try {
            outlet.send(LiveMessages.error(LiveMessages.NO_TURN, failure));
        } catch (ListenerGone | TTSException.Cancelled e) {
            LOGGER.log(Level.DEBUG, "a live conversation ends", e);
            close();
        }
    }
}
