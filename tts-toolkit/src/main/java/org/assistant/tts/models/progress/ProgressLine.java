package org.assistant.tts.models.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows progress to a person: on a terminal as one line that is rewritten in place, elsewhere (a log, a build server) as a line
 * every few seconds. For one thread.
 */
public final class ProgressLine implements Progress {

    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long ELSEWHERE_NANOS = 3_000_000_000L;

    /** Columns that every terminal has, less the last one. */
    private static final int WIDTH = 79;

    /** A speed measured over a shorter time is too inexact. */
    private static final double LEAST_SECONDS = 0.5;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;

    private String step = "";
    private long stepStart;
    private long firstDone;
    private long lastShown;
    private int shownLength;

    /**
     * @param terminal whether {@code out} is a terminal
     * @param nanoTime {@link System#nanoTime()} or a test's clock
     */
    public ProgressLine(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        lastShown = nanoTime.getAsLong() - (terminal ? TERMINAL_NANOS : 0);
    }

    @Override
    public void at(String step, long done, long total) {
        show(step, done, total, false);
    }

    @Override
    public void bytes(String step, long done, long total) {
        show(step, done, total, true);
    }

    @Override
    public void note(String sentence) {
        clear();
        out.println(sentence);
    }

    /** Removes the line from a terminal, so that something else can be printed. */
    public void clear() {
        if (shownLength > 0) {
            out.print("\r" + " ".repeat(shownLength) + "\r");
            out.flush();
            shownLength = 0;
        }
    }

    private void show(String step, long done, long total, boolean bytes) {
        long now = nanoTime.getAsLong();
        if (!step.equals(this.step)) {
            this.step = step;
            stepStart = now;
            firstDone = done;
        }
        if (now - lastShown < (terminal ? TERMINAL_NANOS : ELSEWHERE_NANOS)) {
            return;
        }
        lastShown = now;
        String line = line(done, total, bytes, (now - stepStart) / 1e9);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
            out.flush();
            shownLength = line.length();
        } else {
            out.println(line);
        }
    }

    private String line(long done, long total, boolean bytes, double seconds) {
        StringBuilder numbers = new StringBuilder();
        if (total > 0) {
            numbers.append(String.format(Locale.ROOT, "  %d%%", 100 * done / total));
        }
        if (bytes && done > 0) {
            numbers.append("  ").append(total > 0 ? ByteCount.text(done, total) : ByteCount.text(done));
        }
        double speed = seconds < LEAST_SECONDS ? 0 : (done - firstDone) / seconds;
        if (bytes && speed > 0) {
            numbers.append("  ").append(ByteCount.text(Math.round(speed))).append("/s");
        }
        if (done < total && speed > 0) {
            numbers.append("  ").append(clock((total - done) / speed)).append(" left");
        } else if (total <= 0 && seconds >= 1) {
            numbers.append("  ").append(clock(seconds));
        }
        return title(WIDTH - numbers.length()) + numbers;
    }

    /** Shortens the step, since a line longer than the terminal would wrap and could not be rewritten. */
    private String title(int room) {
        return !terminal || step.length() <= room ? step : step.substring(0, Math.max(0, room - 3)) + "...";
    }

    /** For example {@code 1:05}. */
    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
