package org.assistant.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.assistant.app.reply.HeardCharacters;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.reply.ReplyService;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.keys.Allowance;
import org.assistant.app.security.keys.ApiKeys;
import org.assistant.app.security.keys.Caller;
import org.assistant.app.security.keys.Guest;
import org.assistant.app.security.keys.KeyCheck;
import org.assistant.app.security.keys.Standing;
import org.assistant.tts.speech.Shutdown;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterances;

/** The services that a conversation uses. Thread-safe. */
@ApplicationScoped
class LiveSpeech {

    /** The address of a connection that reports none. */
    private static final String NOWHERE = "0.0.0.0";

    private final ReplyService replies;
    private final SpeechService speech;
    private final Utterances utterances;
    private final ApiKeys keys;
    private final KeyCheck check;
    private final Standing standing;
    private final Allowance allowance;
    private final Shutdown shutdown;
    private final LiveConfig config;

    LiveSpeech() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    LiveSpeech(
            ReplyService replies,
            SpeechService speech,
            Utterances utterances,
            ApiKeys keys,
            KeyCheck check,
            Standing standing,
            Allowance allowance,
            Shutdown shutdown,
            LiveConfig config) {
        this.replies = replies;
        this.speech = speech;
        this.utterances = utterances;
        this.keys = keys;
        this.check = check;
        this.standing = standing;
        this.allowance = allowance;
        this.shutdown = shutdown;
        this.config = config;
    }

    /**
     * Speaks the answer to {@code request}, on the calling thread.
     *
     * @throws RequestRefused if the caller's key has no allowance left, or too little for the next sentence
     */
    Reply.Timings say(ReplyRequest request, Caller caller, ReplyListener listener) {
        count(request, caller);
        return replies.reply(request, new HeardCharacters(listener, count -> allowance.characters(caller, count)))
                .timings();
    }

    /**
     * Speaks the text of {@code request} itself, on the calling thread.
     *
     * @throws RequestRefused if the caller's key has no allowance left
     */
    Reply.Timings read(ReplyRequest request, Caller caller, ReplyListener listener) {
        count(request, caller);
        return Reading.aloud(request, speech, listener);
    }

    private void count(ReplyRequest request, Caller caller) {
        allowance.request(caller);
        allowance.characters(caller, request.speech().text().length());
    }

    /** Lets a conversation speak until it calls {@link #done}; false if the server is stopping. */
    boolean accept() {
        return shutdown.accept();
    }

    /** Reports that a conversation is no longer speaking. */
    void done() {
        shutdown.done();
    }

    /** Whether the server is stopping. */
    boolean isStopping() {
        return shutdown.news().isPresent();
    }

    /** Calls {@code action} when the server begins to stop. */
    void whenStopping(Runnable action) {
        shutdown.whenStopping(action);
    }

    /** Ends an utterance if it is running. */
    void cancel(long utterance) {
        utterances.cancel(utterance);
    }

    /** The caller before a key is shown; empty if a key is required. */
    Optional<Caller> stranger() {
        return keys.required() ? Optional.empty() : Optional.of(Caller.OPEN);
    }

    /** The caller of a connection that {@code principal} has opened, which may be null; empty if a key must be shown first. */
    Optional<Caller> caller(Principal principal) {
        return principal instanceof Guest guest && !guest.caller().equals(Caller.OPEN)
                ? Optional.of(guest.caller())
                : stranger();
    }

    /**
     * The caller with this {@code key}; any key will do if none is required.
     *
     * @param principal the opener of the connection; may be null
     * @throws RequestRefused after too many wrong ones from the same address
     */
    Optional<Caller> caller(String key, Principal principal) {
        return keys.required() ? check.caller(key, address(principal)) : stranger();
    }

    /** Whether {@code caller} may still speak. */
    boolean holds(Caller caller) {
        return standing.holds(caller);
    }

    /** The speech client for {@code caller} on a connection that {@code principal} has opened, which may be null. */
    Client client(Caller caller, Principal principal) {
        return new Client(caller.name(), address(principal), allowance.concurrent(caller));
    }

    private static String address(Principal principal) {
        return principal instanceof Guest guest ? guest.address() : NOWHERE;
    }

    /** The longest message: as long as a request body may be. */
    int mostMessageCharacters() {
        return speech.mostBodyBytes();
    }

    Duration longestLead() {
        return config.value(LiveSettings.LEAD);
    }
}
