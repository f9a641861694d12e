package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class EventLogTest {

    private final EventLog events = new EventLog(new HandClock());

    @Test
    void latest_isNewestFirstAndBounded() {
        for (int i = 0; i < 600; i++) {
            events.add(Happening.Level.INFO, "test", "Number " + i, Map.of());
        }
        assertThat(events.latest()).hasSize(500);
        assertThat(events.latest().get(0).message()).isEqualTo("Number 599");
    }

    @Test
    void happening_isALineOfJson() {
        Lines lines = new Lines();
        Logger logger = Logger.getLogger("org.assistant.events");
        logger.addHandler(lines);
        logger.setUseParentHandlers(false);
        try {
            events.add(Happening.Level.WARNING, "switch", "It \"went\"\nwrong", Map.of("who", "admin", "to", "xtts"));
        } finally {
            logger.removeHandler(lines);
            logger.setUseParentHandlers(true);
        }
        assertThat(lines.records).hasSize(1);
        assertThat(lines.records.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(lines.records.get(0).getMessage())
                .isEqualTo("{\"when\":\"2026-11-23T12:00:00Z\",\"level\":\"warning\",\"kind\":\"switch\","
                        + "\"message\":\"It \\\"went\\\"\\nwrong\",\"details\":{\"to\":\"xtts\",\"who\":\"admin\"}}");
    }

    private static final class Lines extends Handler {
        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
