package org.assistant.app.live;

import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.utterance.Client;

/** Accepts every client that shows {@link #key}, and records cancellations. The test decides what it speaks. */
abstract class FakeLiveSpeech extends LiveSpeech {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);

    /** If empty, no key is needed. */
    volatile String key = "";

    volatile boolean stopping;

    volatile Duration lead = Duration.ofSeconds(20);

    @Override
    boolean accept() {
        return !stopping;
    }

    @Override
    void done() {}

    @Override
    boolean isStopping() {
        return stopping;
    }

    @Override
    void cancel(long utterance) {
        cancelled.countDown();
    }

    @Override
    Client client(Caller caller, Principal principal) {
        return new Client(caller.name(), "", 0);
    }

    @Override
    Optional<Caller> stranger() {
        return key.isEmpty() ? Optional.of(Caller.OPEN) : Optional.empty();
    }

    @Override
    Optional<Caller> caller(String shown, Principal principal) {
        return shown.equals(key) ? Optional.of(owner()) : stranger();
    }

    @Override
    boolean holds(Caller caller) {
        return caller.equals(key.isEmpty() ? Caller.OPEN : owner());
    }

    /** A caller whose name is the key. */
    private Caller owner() {
        return new Caller(Caller.Kind.KEY, key, Optional.empty());
    }

    @Override
    int mostMessageCharacters() {
        return 1_000;
    }

    @Override
    Duration longestLead() {
        return lead;
    }
}
