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

/** What a conversation asks of the rest of the application. Safe for many threads. */
@ApplicationScoped
class LiveSpeech {

    /** Counts as the address of a connection that tells none. */
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
     * @throws RequestRefused if the caller's key has nothing left, or too little for the next sentence
     */
    Reply.Timings say(ReplyRequest request, Caller caller, ReplyListener listener) {
        count(request, caller);
        return replies.reply(request, new HeardCharacters(listener, count -> allowance.characters(caller, count)))
                .timings();
    }

    /**
     * Speaks the text of {@code request} itself, on the calling thread.
     *
     * @throws RequestRefused if the caller's key has nothing left
     */
    Reply.Timings read(ReplyRequest request, Caller caller, ReplyListener listener) {
        count(request, caller);
        return Reading.aloud(request, speech, listener);
    }

    private void count(ReplyRequest request, Caller caller) {
        allowance.request(caller);
        allowance.characters(caller, request.speech().text().length());
    }

    /** Lets a conversation speak; it tells when it is {@link #done}. False if the server is stopping. */
    boolean accept() {
        return shutdown.accept();
    }

    /** A conversation speaks no more for now. */
    void done() {
        shutdown.done();
    }

    /** Whether the server is stopping. */
    boolean isStopping() {
        return shutdown.news().isPresent();
    }

    /** Has {@code action} called when the server begins to stop. */
    void whenStopping(Runnable action) {
        shutdown.whenStopping(action);
    }

    /** Ends an utterance, if it runs. */
    void cancel(long utterance) {
        utterances.cancel(utterance);
    }

    /** Who speaks before showing a key: nobody where one is needed. */
    Optional<Caller> stranger() {
        return keys.required() ? Optional.empty() : Optional.of(Caller.OPEN);
    }

    /** Who speaks over a connection that {@code principal}, who may be null, has opened; nobody where a key must tell. */
    Optional<Caller> caller(Principal principal) {
        return principal instanceof Guest guest && !guest.caller().equals(Caller.OPEN)
                ? Optional.of(guest.caller())
                : stranger();
    }

    /**
     * Whose {@code key} is; where none is needed, any will do.
     *
     * @param principal who opened the connection that it came by; may be null
     * @throws RequestRefused after too many wrong ones from the same address
     */
    Optional<Caller> caller(String key, Principal principal) {
        return keys.required() ? check.caller(key, address(principal)) : stranger();
    }

    /** Whether {@code caller} may still speak. */
    boolean holds(Caller caller) {
        return standing.holds(caller);
    }

    /** {@code caller} over the connection that {@code principal}, who may be null, has opened, as speech knows clients. */
    Client client(Caller caller, Principal principal) {
        return new Client(caller.name(), address(principal), allowance.concurrent(caller));
    }

    private static String address(Principal principal) {
        return principal instanceof Guest guest ? guest.address() : NOWHERE;
    }

    /** Longest message, as long as the body of a request. */
    int mostMessageCharacters() {
        return speech.mostBodyBytes();
    }

    Duration longestLead() {
        return config.value(LiveSettings.LEAD);
    }
}
