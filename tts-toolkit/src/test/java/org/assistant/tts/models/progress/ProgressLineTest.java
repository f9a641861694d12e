package org.assistant.tts.models.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

    private static final long MILLISECOND = 1_000_000;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);
    private final AtomicLong nanos = new AtomicLong(-7);

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(out, terminal, nanos::get);
    }

    private void pass(long milliseconds) {
        nanos.addAndGet(milliseconds * MILLISECOND);
    }

    private String printed() {
        return written.toString(UTF_8);
    }

    @Test
    void terminal_lineIsRewrittenWithPercentSizeSpeedAndTimeLeft() {
        ProgressLine line = line(true);
        line.bytes("fetching a", 0, 90_000_000);
        pass(2_000);
        line.bytes("fetching a", 30_000_000, 90_000_000);
        assertThat(printed()).isEqualTo("\rfetching a  0%\rfetching a  33%  30.0 of 90.0 MB  15.0 MB/s  0:04 left");
    }

    @Test
    void terminal_shorterLineCoversTheLongerOne() {
        ProgressLine line = line(true);
        line.at("a long step", 1, 2);
        pass(100);
        line.at("short", 0, 2);
        assertThat(printed()).isEqualTo("\ra long step  50%\rshort  0%       ");
    }

    @Test
    void terminal_atMostTenTimesASecond() {
        ProgressLine line = line(true);
        for (int i = 0; i < 1_000; i++) {
            line.at("step", i, 1_000);
            pass(1);
        }
        assertThat(printed().chars().filter(c -> c == '\r')).hasSize(10);
    }

    @Test
    void terminal_longStepIsCutSoThatTheLineDoesNotWrap() {
        line(true).bytes("fetching " + "a".repeat(200), 45_000_000, 90_000_000);
        assertThat(printed()).endsWith("aaa...  50%  45.0 of 90.0 MB").hasSize(1 + 79);
    }

    @Test
    void terminal_noteTakesTheLinesPlace() {
        ProgressLine line = line(true);
        line.at("step", 1, 2);
        line.note("a host failed");
        assertThat(printed()).isEqualTo("\rstep  50%\r         \ra host failed" + System.lineSeparator());
    }

    @Test
    void terminal_clearLeavesAnEmptyLine() {
        ProgressLine line = line(true);
        line.at("step", 1, 2);
        line.clear();
        line.clear();
        assertThat(printed()).isEqualTo("\rstep  50%\r         \r");
    }

    @Test
    void elsewhere_aLineEveryThreeSeconds() {
        ProgressLine line = line(false);
        for (int second = 0; second < 10; second++) {
            line.bytes("fetching a", second * 1_000_000L, 20_000_000);
            pass(1_000);
        }
        assertThat(printed().lines())
                .containsExactly(
                        "fetching a  15%  3.0 of 20.0 MB  1.0 MB/s  0:17 left",
                        "fetching a  30%  6.0 of 20.0 MB  1.0 MB/s  0:14 left",
                        "fetching a  45%  9.0 of 20.0 MB  1.0 MB/s  0:11 left");
    }

    @Test
    void resumed_whatWasThereIsNoSpeed() {
        ProgressLine line = line(false);
        line.bytes("fetching a", 80_000_000, 100_000_000);
        pass(4_000);
        line.bytes("fetching a", 84_000_000, 100_000_000);
        assertThat(printed()).contains("  1.0 MB/s  0:16 left");
    }

    @Test
    void totalUnknown_elapsedTime() {
        ProgressLine line = line(false);
        line.bytes("fetching npm voices", 0, -1);
        pass(65_000);
        line.bytes("fetching npm voices", 1_500_000, -1);
        assertThat(printed()).startsWith("fetching npm voices  1.5 MB  23.1 kB/s  1:05");
    }

    @Test
    void unitsThatAreNoBytes_noSizeOrSpeed() {
        ProgressLine line = line(false);
        line.at("preparing", 0, 4);
        pass(3_000);
        line.at("preparing", 1, 4);
        assertThat(printed().strip()).isEqualTo("preparing  25%  0:09 left");
    }

    @Test
    void stepThatIsDone_noTimeLeft() {
        ProgressLine line = line(false);
        line.at("checking", 0, 1);
        pass(3_000);
        line.at("checking", 1, 1);
        assertThat(printed().strip()).isEqualTo("checking  100%");
    }
}
