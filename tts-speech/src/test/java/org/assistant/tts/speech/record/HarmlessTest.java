package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HarmlessTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Throwable> log = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Harmless<String> harmless = new Harmless<>(this::receive, log::add, now::get);

    @Test
    void whatTheReceiverThrows_goesNoFurther() {
        harmless.accept("exception");
        harmless.accept("missing class");
        harmless.accept("word");
        assertThat(received).containsExactly("exception", "missing class", "word");
    }

    @Test
    void failures_areLoggedOnceAMinute() {
        harmless.accept("exception");
        harmless.accept("missing class");
        now.addAndGet(Harmless.QUIET.toNanos() - 1);
        harmless.accept("exception");
        assertThat(log).hasSize(1).first().isInstanceOf(IllegalStateException.class);
        now.addAndGet(1);
        harmless.accept("missing class");
        assertThat(log).hasSize(2).last().isInstanceOf(NoClassDefFoundError.class);
    }

    private void receive(String word) {
        received.add(word);
        if (word.equals("exception")) {
            throw new IllegalStateException();
        }
        if (word.equals("missing class")) {
            throw new NoClassDefFoundError("Percentiles");
        }
    }
}
