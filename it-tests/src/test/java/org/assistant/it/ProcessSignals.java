package org.assistant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals that Java can't send. A paused process keeps its connections and answers nothing. */
public final class ProcessSignals {

    private ProcessSignals() {}

    /** Pauses {@code processes}. */
    public static void pause(Collection<ProcessHandle> processes) {
        send("-STOP", processes);
    }

    /** Lets {@code processes} go on. */
    public static void resume(Collection<ProcessHandle> processes) {
        send("-CONT", processes);
    }

    private static void send(String signal, Collection<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        }
    }
}
