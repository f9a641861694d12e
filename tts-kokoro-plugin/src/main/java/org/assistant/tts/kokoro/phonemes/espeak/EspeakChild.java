package org.assistant.tts.kokoro.phonemes.espeak;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One running worker and the pipe to it. One call at a time, under its owner's lock; {@link #kill} from any thread.
 *
 * <p>At most one request is unanswered. If a caller is interrupted, the answer to its request is still to come, so the next call
 * first reads that one from the pipe.
 */
final class EspeakChild {

    private static final System.Logger LOGGER = System.getLogger(EspeakChild.class.getName());
    private static final char READY = 'R';
    private static final char PHONEMES = 'P';
    private static final char FAILURE = 'E';
    private static final char END = 0;

    /** Limits for the worker's frames in bytes; a larger length is not a frame's. */
    private static final int LONGEST_REQUEST = 4096;

    private static final int LONGEST_ANSWER = 1 << 17;

    /** The wait for the exit status of a process that closed its pipe. */
    private static final int EXIT_MILLIS = 500;

    private static final int LOGGED_PARTS = 20;
    private static final int LOGGED_BYTES = 200;

    /** The worker died, hangs or sends invalid data; it was killed. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    private record Answer(char kind, String text) {}

    private final Process process;
    private final DataOutputStream requests;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private boolean ready;
    private boolean unanswered;
    private boolean givenUp;
    private long askedNanos;

    private EspeakChild(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.askedNanos = System.nanoTime();
    }

    /**
     * Starts a worker; it can be used once {@link #awaitReady} has returned.
     *
     * @throws IOException if the operating system could not start it
     */
    static EspeakChild start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // JAVA_TOOL_OPTIONS and the like would change the child, and it must not see keys and passwords.
        builder.environment().keySet().retainAll(List.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot", "TEMP", "TMP"));
        EspeakChild child = new EspeakChild(builder.start());
        daemon("espeak-answers", child::readAnswers).start();
        daemon("espeak-stderr", child::logErrors).start();
        return child;
    }

    /**
     * Waits until the worker has loaded eSpeak NG.
     *
     * @throws Lost if it can't or takes longer than {@code deadline} since its start; the message gives the reason
     */
    void awaitReady(Duration deadline) throws Lost, InterruptedException {
        if (ready) {
            return;
        }
        Answer answer = receive(deadline);
        if (answer.kind() != READY) {
            throw lost(answer.text());
        }
        ready = true;
        LOGGER.log(
                Level.INFO,
                "eSpeak NG {0} ready after {1,number,#} ms",
                answer.text(),
                NANOSECONDS.toMillis(System.nanoTime() - askedNanos));
    }

    /**
     * Returns the worker's answer to one request.
     *
     * @throws Lost if there is none within {@code deadline}
     * @throws IllegalStateException if the worker works but refused the request
     */
    String phonemes(String voice, String text, Duration deadline) throws Lost, InterruptedException {
        if (unanswered) {
            receive(deadline);
        }
        byte[] request = (voice + "\n" + text).getBytes(StandardCharsets.UTF_8);
        if (request.length > LONGEST_REQUEST) {
            throw new IllegalArgumentException(
                    "a request must have at most " + LONGEST_REQUEST + " bytes, had " + request.length);
        }
        try {
            requests.writeInt(request.length);
            requests.write(request);
            requests.flush();
        } catch (IOException e) {
            throw lost("it ended" + exitStatus());
        }
        askedNanos = System.nanoTime();
        unanswered = true;
        Answer answer = receive(deadline);
        if (answer.kind() == FAILURE) {
            throw new IllegalStateException(answer.text());
        }
        if (answer.kind() != PHONEMES) {
            throw lost("it sent an unexpected answer");
        }
        return answer.text();
    }

    /** Whether it is alive and was not given up; a killed process stays alive for a moment. */
    boolean isUsable() {
        return !givenUp && process.isAlive();
    }

    /** Ends the worker at once. */
    void kill() {
        process.destroyForcibly();
    }

    private Answer receive(Duration deadline) throws Lost, InterruptedException {
        long left = deadline.toNanos() - (System.nanoTime() - askedNanos);
        Answer answer = answers.poll(Math.max(0, left), NANOSECONDS);
        if (answer == null) {
            throw lost("no answer within " + deadline.toMillis() + " ms");
        }
        if (answer.kind() == END) {
            throw lost(answer.text() + exitStatus());
        }
        unanswered = false;
        return answer;
    }

    private Lost lost(String reason) {
        givenUp = true;
        kill();
        return new Lost(reason);
    }

    private String exitStatus() throws InterruptedException {
        return process.waitFor(EXIT_MILLIS, MILLISECONDS) ? " with status " + process.exitValue() : "";
    }

    private void readAnswers() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                char kind = (char) in.readByte();
                int length = in.readInt();
                if (length < 0 || length > LONGEST_ANSWER || (kind != READY && kind != PHONEMES && kind != FAILURE)) {
                    throw new IOException("not a frame");
                }
                byte[] text = new byte[length];
                in.readFully(text);
                answers.add(new Answer(kind, new String(text, StandardCharsets.UTF_8)));
            }
        } catch (EOFException e) {
            answers.add(new Answer(END, "it ended"));
        } catch (IOException e) {
            answers.add(new Answer(END, "its output broke: " + e.getMessage()));
        }
    }

    /** Logs the first few reads; the rest is only read so that the worker never blocks. */
    private void logErrors() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] part = new byte[LOGGED_BYTES];
            int length = errors.read(part);
            for (int logged = 0; length >= 0 && logged < LOGGED_PARTS; logged++) {
                LOGGER.log(Level.DEBUG, "eSpeak NG: {0}", new String(part, 0, length, StandardCharsets.UTF_8).strip());
                length = errors.read(part);
            }
            errors.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the error stream of eSpeak NG broke: {0}", e.getMessage());
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
