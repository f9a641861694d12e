package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.LiveClient;
import org.assistant.it.hostile.target.Answer;
import org.assistant.it.hostile.target.Attack;
import org.assistant.it.hostile.target.Outcome;
import org.assistant.it.hostile.target.Target;
import org.assistant.it.hostile.target.Victim;
import org.assistant.it.hostile.target.Wire;

/** SIGTERM while streams, a whole answer, a reply and a conversation are being spoken, and requests that come after it. */
public final class Termination implements Attack {

    private static final int STREAMS = 3;
    private static final Duration ACCEPTED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SPOKEN = Duration.ofSeconds(40);
    private static final Duration ASK_EVERY = Duration.ofMillis(300);
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
                LiveClient live = LiveClient.authorized(value(victim.honest()), victim.api())) {
            List<Wire> wires = new ArrayList<>();
            try {
                for (int i = 0; i < STREAMS; i++) {
                    wires.add(open(victim, Api.SPEECH, Victim.speech(TEXT, "")));
                }
                wires.add(open(victim, Api.SPEECH, Victim.speech(TEXT, ",\"stream\":false")));
                wires.add(open(victim, Api.REPLY, "{\"text\":\"say " + TEXT + "\"}"));
                live.send(Map.of("type", "read", "text", TEXT));
                Eventually.holds(ACCEPTED, () -> running(victim) > wires.size());
                int accepted = running(victim);
                victim.server().handle().destroy();
                Map<String, Integer> later = askUntilGone(victim);
                List<String> broken = broken(wires, live);
                boolean held = accepted > 0
                        && broken.isEmpty()
                        && later.keySet().stream()
                                .allMatch(answer -> answer.startsWith("503 JSON") || answer.equals("0"));
                return Outcome.of(
                        held,
                        "%d were running; not spoken to the end: %s; new ones: %s",
                        accepted,
                        broken.isEmpty() ? "none" : broken,
                        later);
            } finally {
                wires.forEach(Wire::close);
            }
        }
    }

    private static String value(String field) {
        return field.substring(field.indexOf(':') + 1).strip();
    }

    private static Wire open(Victim victim, String path, String json) throws IOException {
        return Wire.from(Wire.HOME, victim).send(Victim.request(path, victim.honest(), json));
    }

    private static int running(Victim victim) {
        Answer state = victim.get("/api/admin/state", Victim.BASIC, PATIENCE);
        return state.status() == 200
                ? Api.parse(state.json()).getJsonArray("utterances").size()
                : 0;
    }

    /** What new requests get until the process has ended, and how often. */
    private static Map<String, Integer> askUntilGone(Victim victim) {
        Map<String, Integer> answers = new TreeMap<>();
        Eventually.holds(SPOKEN, () -> {
            if (victim.server().isAlive()) {
                Answer answer = victim.post(Api.SPEECH, victim.honest(), Victim.speech("Too late.", ""), PATIENCE);
                boolean json = answer.isError(answer.status())
                        && !answer.header("Retry-After").isEmpty();
                answers.merge(answer.status() + (json ? " JSON, Retry-After" : ""), 1, Integer::sum);
                Eventually.holds(ASK_EVERY, () -> !victim.server().isAlive());
            }
            return !victim.server().isAlive();
        });
        return answers;
    }

    private static List<String> broken(List<Wire> wires, LiveClient live) throws IOException {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < wires.size(); i++) {
            Answer answer = wires.get(i).answer(PATIENCE);
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
}
