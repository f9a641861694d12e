package org.assistant.it.hostile.content;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** A Japanese sentence for XTTS on a server with 128 MB of heap. */
public final class SmallHeap implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SENTENCE = "\\u4eca\\u65e5\\u306f\\u3044\\u3044\\u5929\\u6c17\\u3067\\u3059\\u3002";

    @Override
    public String id() {
        return "L8";
    }

    @Override
    public String title() {
        return "Japanese with -Xmx128m";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        // Nothing else overrides the heap in the shipped options.
        try (Victim victim = target.alone(
                "small-heap", Map.of("tts.xtts.latency-budget", "30000"), Map.of("_JAVA_OPTIONS", "-Xmx128m"))) {
            WireAnswer answer = victim.post(
                    Api.SPEECH,
                    victim.honest(),
                    "{\"model\":\"xtts\",\"language\":\"ja\",\"response_format\":\"pcm\",\"input\":\"" + SENTENCE
                            + "\"}",
                    PATIENCE);
            boolean spoken = answer.status() == 200 && answer.whole();
            Optional<String> harm = victim.harm();
            return Outcome.of(
                    harm.isEmpty() && (spoken || answer.isError(503)),
                    "%d by %s %s; afterwards: %s",
                    answer.status(),
                    answer.header("X-TTS-Engine").isEmpty() ? "nobody" : answer.header("X-TTS-Engine"),
                    answer.header("X-TTS-Fallback"),
                    harm.orElse("it answers and speaks"));
        }
    }
}
