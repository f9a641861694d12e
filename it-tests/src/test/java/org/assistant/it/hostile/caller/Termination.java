package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** SIGTERM during streams, a whole answer, a reply and a conversation, and requests after it. */
public final class Termination implements Attack {

    private static final int STREAMS = 3;
    private static final Duration ACCEPTED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SPOKEN = Duration.ofSeconds(40);
    private static final Duration ASK_EVERY = Duration.ofMillis(300);
    private static final String NOBODY = "no connection";
    private static final String REFUSED = "503 JSON with Retry-After";
    private static final String SPOKEN_TO_THE_END = "200 spoken";
    private static final Set<String> FINE = Set.of(NOBODY, REFUSED, SPOKEN_TO_THE_END);
    private static final String TEXT =
            "The boats came home late, and the harbour was dark. We sat down by the fire and told each other what we saw.";

    @Override
    public String id() {
        return "H5";
    }

    @Override
    public String title() {
        return "SIGTERM in the middle";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        try (Victim victim = target.alone("termination", Map.of(), Map.of());
                LiveClient live = LiveClient.authorized(Victim.value(victim.honest()), victim.api())) {
            ExecutorService readers = Executors.newCachedThreadPool();
            try {
                List<Future<WireAnswer>> answers = new ArrayList<>();
                for (int i = 0; i < STREAMS; i++) {
                    answers.add(readers.submit(() -> speak(victim, Api.SPEECH, Victim.speech(TEXT, ""))));
                }
                answers.add(readers.submit(() -> speak(victim, Api.SPEECH, Victim.speech(TEXT, ",\"stream\":false"))));
                answers.add(readers.submit(() -> speak(victim, Api.REPLY, "{\"text\":\"say " + TEXT + "\"}")));
                live.send(Map.of("type", "read", "text", TEXT));
                Eventually.holds(ACCEPTED, () -> running(victim) > answers.size());
                int accepted = running(victim);
                victim.server().handle().destroy();
                Map<String, Integer> later = askUntilGone(victim);
                List<String> broken = broken(answers, live);
                boolean held = accepted > 0 && broken.isEmpty() && FINE.containsAll(later.keySet());
                return Outcome.of(
                        held,
                        "%d were running; not spoken to the end: %s; new ones: %s",
                        accepted,
                        broken.isEmpty() ? "none" : broken,
                        later);
            } finally {
                readers.shutdownNow();
            }
        }
    }

    private static WireAnswer speak(Victim victim, String path, String json) throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send(Victim.request(path, victim.honest(), json)).answer(SPOKEN.plus(ACCEPTED));
        }
    }

    private static int running(Victim victim) {
        WireAnswer state = victim.get("/api/admin/state", Victim.BASIC, PATIENCE);
        return state.status() == 200
                ? Api.parse(state.content()).getJsonArray("utterances").size()
                : 0;
    }

    /** The answers to new requests until the process has ended, with their counts. */
    private static Map<String, Integer> askUntilGone(Victim victim) {
        Map<String, Integer> answers = new TreeMap<>();
        Eventually.holds(SPOKEN, () -> {
            if (victim.server().isAlive()) {
                WireAnswer answer = victim.post(Api.SPEECH, victim.honest(), Victim.speech("Too late.", ""), SPOKEN);
                answers.merge(describe(answer), 1, Integer::sum);
                Eventually.holds(ASK_EVERY, () -> !victim.server().isAlive());
            }
            return !victim.server().isAlive();
        });
        return answers;
    }

    private static String describe(WireAnswer answer) {
        return switch (answer.status()) {
            case 0 -> NOBODY;
            case 200 -> answer.whole() ? SPOKEN_TO_THE_END : "200 broken off";
            case 503 -> answer.isError(503) && !answer.header("Retry-After").isEmpty() ? REFUSED : "503 otherwise";
            default -> Integer.toString(answer.status());
        };
    }

    private static List<String> broken(List<Future<WireAnswer>> answers, LiveClient live) throws IOException {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            WireAnswer answer = await(answers.get(i));
            if (answer.status() != 200 || !answer.whole()) {
                String what = i < STREAMS ? "stream" : i == STREAMS ? "whole answer" : "reply";
                broken.add(what + " (" + answer.status() + ", " + answer.body().length() + " bytes)");
            }
        }
        try {
            if (!live.end(1).is("done")) {
                broken.add("live");
            }
        } catch (AssertionError e) {
            broken.add("live (no end, closed with " + live.closed() + ")");
        }
        return broken;
    }

    private static WireAnswer await(Future<WireAnswer> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("reading an answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
