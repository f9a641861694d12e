package org.assistant.it.engine;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records the engine's runs. Thread-safe. */
final class Ledger {

    /** How a run ended. */
    enum Ending {
        SPOKEN,
        FAILED,
        CANCELLED
    }

    private final List<Run> ended = new ArrayList<>(); // guarded by this, like all below
    private int begun;
    private int running;
    private int mostRunning;

    /** One call of the engine. */
    private record Run(String text, Ending ending, Duration took, Duration sinceInterrupt) {}

    synchronized void begin() {
        begun++;
        running++;
        mostRunning = Math.max(mostRunning, running);
    }

    /** @param sinceInterrupt the time that the run continued after an interrupt; zero without one */
    synchronized void end(String text, Ending ending, Duration took, Duration sinceInterrupt) {
        running--;
        ended.add(new Run(text, ending, took, sinceInterrupt));
    }

    /** Forgets all ended runs. */
    synchronized void clear() {
        ended.clear();
        begun = running;
        mostRunning = running;
    }

    /** Returns the counts, and the runs in the order in which they ended. */
    synchronized JsonObject json() {
        JsonArrayBuilder runs = Json.createArrayBuilder();
        for (Run run : ended) {
            runs.add(Json.createObjectBuilder()
                    .add("text", run.text())
                    .add("ending", run.ending().name().toLowerCase(Locale.ROOT))
                    .add("took_ms", run.took().toMillis())
                    .add("since_interrupt_ms", run.sinceInterrupt().toMillis()));
        }
        long longest = ended.stream()
                .mapToLong(run -> run.sinceInterrupt().toMillis())
                .max()
                .orElse(0);
        return Json.createObjectBuilder()
                .add("begun", begun)
                .add("ended", ended.size())
                .add("running", running)
                .add("most_running", mostRunning)
                .add("spoken", count(Ending.SPOKEN))
                .add("failed", count(Ending.FAILED))
                .add("cancelled", count(Ending.CANCELLED))
                .add("longest_since_interrupt_ms", longest)
                .add("runs", runs)
                .build();
    }

    private int count(Ending ending) {
        return (int) ended.stream().filter(run -> run.ending() == ending).count();
    }
}
