package org.assistant.app.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.record.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DailyCharactersTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T01:00:00Z"));
    private final AtomicLong steady = new AtomicLong();

    @TempDir
    private Path state;

    @Test
    void dateThatMovesBack_forgetsNothing() {
        DailyCharacters characters = started();
        characters.take("anna", 100, 100);
        clock.move(DAY.negated());
        assertRefused(characters);
        assertThat(characters.untilNextDay()).isEqualTo(Duration.ofHours(47));
        clock.move(DAY);
        assertRefused(characters);
        clock.move(DAY);
        characters.take("anna", 100, 100);
    }

    @Test
    void dateThatMovesBackWhileTheServerIsDown_forgetsNothing() {
        DailyCharacters before = started();
        before.take("anna", 100, 100);
        before.write();
        clock.move(DAY.negated());
        assertRefused(started());
    }

    @Test
    void dateOfTheFarFuture_blocksNobodyUntilThen() {
        DailyCharacters characters = started();
        clock.move(Duration.ofDays(10_000));
        characters.take("anna", 100, 100);
        clock.move(Duration.ofDays(-10_000));
        assertRefused(characters);
        assertThat(characters.untilNextDay()).isEqualTo(Duration.ofHours(23));
        clock.move(DAY);
        characters.take("anna", 100, 100);
    }

    @Test
    void clockThatIsSetBack_doesNotStopTheWriting() {
        DailyCharacters characters = started();
        characters.take("anna", 1, 100);
        clock.move(Duration.ofMinutes(-30));
        steady.addAndGet(Duration.ofSeconds(5).toNanos());
        characters.take("anna", 9, 100);
        assertThat(started().left("anna", 100)).isEqualTo(90);
    }

    private DailyCharacters started() {
        return new DailyCharacters(LiveConfig.of(Map.of("assistant.state.dir", state.toString())), clock, steady::get);
    }

    private static void assertRefused(DailyCharacters characters) {
        assertThatThrownBy(() -> characters.take("anna", 1, 100)).isInstanceOf(RequestRefused.class);
    }
}
