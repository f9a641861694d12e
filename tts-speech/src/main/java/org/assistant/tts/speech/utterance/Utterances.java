package org.assistant.tts.speech.utterance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The utterances that are being spoken. Safe for many threads. */
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

    /** Those that run now, the oldest first. */
    public List<RunningUtterance> running() {
        return running.values().stream().map(Utterance::snapshot).toList();
    }

    /** Ends all of them, since the server is stopping; how many there were. */
    public int stop() {
        List<Utterance> all = List.copyOf(running.values());
        all.forEach(Utterance::stop);
        return all.size();
    }

    /**
     * Ends an utterance: who speaks it gets {@link org.assistant.tts.spi.TTSException.Cancelled}.
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
