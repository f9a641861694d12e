package org.assistant.tts.kokoro.phonemes.espeak;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.assistant.tts.spi.TTSException;

/**
 * eSpeak NG in a child JVM, which is started at the first call and again whenever it died. No text can crash this JVM: the native
 * code is not thread-safe and crashes on hostile input, so it has a process to itself.
 *
 * <p>Callers take turns in the order in which they came. A child that dies or stays silent is replaced and the request tried once
 * more, since an earlier text may have damaged its native heap; a text that fails in a fresh child, too, is refused. An
 * interrupted caller returns at once. The child ends with {@link #close}, with this JVM and, since its input
 * ends, with a JVM that was killed.
 */
public final class EspeakProcess implements Espeak {

    /** The default time for one request; normally it takes less than a millisecond. */
    public static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final System.Logger LOGGER = System.getLogger(EspeakProcess.class.getName());

    /** The time to start; the very first start unpacks 18 MB. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(30);

    /** Consecutive children that may be lost before a new one has to wait. */
    private static final int FREE_LOSSES = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** The command line of the child. */
    @FunctionalInterface
    interface Command {
        List<String> line() throws IOException;
    }

    private final Command command;
    private final Duration deadline;
    private final LongSupplier nanoTime;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Thread shutdownHook = new Thread(this::end, "espeak-shutdown");
    private volatile EspeakChild child;
    private volatile boolean closed;
    private int losses;
    private long lostNanos;

    /**
     * Creates a process, not started yet.
     *
     * @param folder where the child unpacks its library and data (19 MB) the first time; shared by all processes on the machine
     * @param deadline for one request; after it the child is killed
     */
    public EspeakProcess(Path folder, Duration deadline) {
        this(() -> EspeakCommand.in(folder.toAbsolutePath()), deadline, System::nanoTime);
    }

    EspeakProcess(Command command, Duration deadline, LongSupplier nanoTime) {
        this.command = command;
        this.deadline = deadline;
        this.nanoTime = nanoTime;
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    @Override
    public String phonemes(String voice, String text) {
        try {
            turn.lockInterruptibly();
            try {
                return answer(voice, text);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    private String answer(String voice, String text) throws InterruptedException {
        try {
            return ask(voice, text);
        } catch (EspeakChild.Lost first) {
            LOGGER.log(Level.WARNING, "eSpeak NG was lost ({0}); the request goes to a new one", first.getMessage());
            try {
                return ask(voice, text);
            } catch (EspeakChild.Lost second) {
                refuseWhenClosed();
                throw new TTSException.SynthesisFailed(
                        "eSpeak NG failed twice on a piece of the text: " + second.getMessage(), second);
            }
        }
    }

    private String ask(String voice, String text) throws EspeakChild.Lost, InterruptedException {
        EspeakChild running = running();
        try {
            String phonemes = running.phonemes(voice, text, deadline);
            losses = 0;
            return phonemes;
        } catch (EspeakChild.Lost e) {
            countLoss();
            throw e;
        } catch (IllegalStateException e) {
            throw new TTSException.SynthesisFailed(e.getMessage(), e);
        }
    }

    private EspeakChild running() throws InterruptedException {
        refuseWhenClosed();
        EspeakChild running = child;
        try {
            if (running == null || !running.isUsable()) {
                refuseTooSoon();
                running = EspeakChild.start(command.line());
                child = running;
                if (closed) {
                    running.kill();
                    refuseWhenClosed();
                }
            }
            running.awaitReady(START_DEADLINE);
            return running;
        } catch (IOException | EspeakChild.Lost e) {
            countLoss();
            throw unavailable("it can't be started: " + e.getMessage(), e);
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw unavailable("it was closed", null);
        }
    }

    /** Limits the rate of starts, so that a server whose children die does not do nothing but start them. */
    private void refuseTooSoon() {
        int doublings = losses - FREE_LOSSES;
        if (doublings >= 0) {
            long pause = Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(doublings, 10));
            if (nanoTime.getAsLong() - lostNanos < pause) {
                throw unavailable("it was lost " + losses + " times in a row and is started again soon", null);
            }
        }
    }

    private void countLoss() {
        losses++;
        lostNanos = nanoTime.getAsLong();
    }

    private static TTSException unavailable(String reason, Throwable cause) {
        return new TTSException.EngineUnavailable("eSpeak NG is not available: " + reason, cause);
    }

    /** Ends the child; calls in flight and later ones fail with {@code EngineUnavailable}. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOGGER.log(Level.DEBUG, "closed by the shutdown of the JVM");
        }
    }

    private void end() {
        closed = true;
        EspeakChild running = child;
        if (running != null) {
            running.kill();
        }
    }
}
