package org.assistant.tts.speech.utterance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The utterances that are being spoken. Thread-safe. */
@ApplicationScoped
public class Utterances {

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Utterance> running = new ConcurrentSkipListMap<>();

    /** The next number. */
    long number() {
        return last.incrementAndGet();
    }

    void add(Utterance utterance) {
        running.put(utterance.id(), utterance);
    }

    void remove(Utterance utterance) {
        running.remove(utterance.id());
    }

    /** The running utterances, oldest first. */
    public List<RunningUtterance> running() {
        return running.values().stream().map(Utterance::snapshot).toList();
    }

    /** Ends all of them because the server is stopping; returns their number. */
    public int stop() {
        List<Utterance> all = List.copyOf(running.values());
        all.forEach(Utterance::stop); // first all: the place of one that ends goes to one that waits
        all.forEach(Utterance::cancel);
        return all.size();
    }

    /**
     * Cancels an utterance: its speaking thread gets {@link org.assistant.tts.spi.TTSException.Cancelled}.
     *
     * @return false if it has ended already
     */
    public boolean cancel(long id) {
        Utterance utterance = running.get(id);
        if (utterance == null) {
            return false;
        }
        utterance.cancel();
        return true;
    }
}
