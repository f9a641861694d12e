package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.it.Api;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Deadline;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Simultaneous replies for a key with 8 characters a day. */
public final class ParallelReplies implements Attack {

    private static final int REPLIES = 8;
    private static final int A_DAY = 8;
    private static final String DATA = "data:";
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "L3";
    }

    @Override
    public String title() {
        return "8 replies at once for 8 characters a day";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String key = victim.keys().add("spender", "characters-per-day=" + A_DAY);
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < REPLIES; i++) {
                wires.add(Wire.from(Wire.HOME, victim));
            }
            for (Wire wire : wires) {
                wire.send(Victim.request(Api.REPLY, key + "Accept: text/event-stream\r\n", "{\"text\":\"1\"}"));
            }
            Deadline deadline = Deadline.in(PATIENCE);
            int characters = 0;
            Map<String, Integer> results = new TreeMap<>();
            for (Wire wire : wires) {
                WireAnswer answer = wire.answer(deadline.left());
                Matcher code = CODE.matcher(answer.content());
                results.merge(answer.status() + (code.find() ? " " + code.group(1) : ""), 1, Integer::sum);
                characters += spoken(answer);
            }
            return Outcome.of(
                    characters <= A_DAY && !results.containsKey("0"),
                    "%d characters spoken of %d; replies: %s",
                    characters,
                    A_DAY,
                    results);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    /** The number of characters in the sentences that had audio. */
    private static int spoken(WireAnswer answer) {
        Map<Integer, Integer> sentences = new TreeMap<>();
        answer.content()
                .lines()
                .filter(line -> line.startsWith(DATA) && line.endsWith("}"))
                .map(line -> Api.parse(line.substring(DATA.length())))
                .filter(event -> event.getString("type").equals("reply.audio.delta"))
                .forEach(event -> sentences.put(
                        event.getInt("sentence"), event.getString("text").length()));
        return sentences.values().stream().mapToInt(Integer::intValue).sum();
    }
}
