package org.assistant.tts.xtts.gpt.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Detects codes that go round in a circle: the same eight for the third time. For one thread. */
public final class LoopDetector {

    /** Codes of a round: 0.37 s of speech. Speech itself does not repeat that many. */
    private static final int ROUND = 8;

    private static final int ROUNDS = 3;

    private final List<Integer> codes = new ArrayList<>();
    private final Map<List<Integer>, List<Integer>> beginnings = new HashMap<>();

    /**
     * Adds a code.
     *
     * @return index of the first code of the second round, if this code completes the third; -1 if there is no circle
     */
    public int add(int code) {
        codes.add(code);
        int begin = codes.size() - ROUND;
        if (begin < 0) {
            return -1;
        }
        List<Integer> round = List.copyOf(codes.subList(begin, codes.size()));
        List<Integer> before = beginnings.computeIfAbsent(round, key -> new ArrayList<>());
        boolean overlaps = !before.isEmpty() && begin - before.get(before.size() - 1) < ROUND;
        if (!overlaps) {
            before.add(begin);
        }
        return before.size() == ROUNDS ? before.get(1) : -1;
    }
}
