package org.assistant.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.assistant.app.config.LiveConfig;
import org.assistant.app.reply.HeardCharacters;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.reply.ReplyService;
import org.assistant.app.security.Allowance;
import org.assistant.app.security.ApiKeys;
import org.assistant.app.security.Caller;
import org.assistant.app.security.Guest;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.speech.SpeechService;
import org.assistant.app.speech.Utterances;

/** What a conversation asks of the rest of the application. Safe for many threads. */
@ApplicationScoped
class LiveSpeech {

    private final ReplyService replies;
    private final SpeechService speech;
    private final Utterances utterances;
    private final ApiKeys keys;
    private final Allowance allowance;
    private final LiveConfig config;

    LiveSpeech() {
        this(null, null, null, null, null, null);
    }

    @Inject
    LiveSpeech(
            ReplyService replies,
            SpeechService speech,
            Utterances utterances,
            ApiKeys keys,
            Allowance allowance,
            LiveConfig config) {
        this.replies = replies;
        this.speech = speech;
        this.utterances = utterances;
        this.keys = keys;
        this.allowance = allowance;
        this.config = config;
    }

    /**
     * Speaks the answer to {@code request}, on the calling thread.
     *
     * @throws RequestRefused if the caller's key has nothing left
     */
    Reply.Timings say(ReplyRequest request, ReplyListener listener) {
        Caller caller = count(request);
        return replies.reply(request, new HeardCharacters(listener, count -> allowance.spoken(caller, count)))
                .timings();
    }

    /**
     * Speaks the text of {@code request} itself, on the calling thread.
     *
     * @throws RequestRefused if the caller's key has nothing left
     */
    Reply.Timings read(ReplyRequest request, ReplyListener listener) {
        count(request);
        return Reading.aloud(request, speech, listener);
    }

    private Caller count(ReplyRequest request) {
        Caller caller = new Caller(request.client());
        allowance.request(caller);
        allowance.characters(caller, request.speech().text().length());
        return caller;
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

    /** Whose {@code key} is; where none is needed, any will do. */
    Optional<Caller> caller(String key) {
        return keys.caller(key).or(this::stranger);
    }

    /** Longest message, as long as the body of a request. */
    int mostMessageCharacters() {
        return speech.mostBodyBytes();
    }

    Duration longestLead() {
        return config.value(LiveSettings.LEAD);
    }
}
