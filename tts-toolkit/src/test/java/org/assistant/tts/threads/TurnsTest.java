package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TurnsTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-3 * SECOND);
    private final Turns turns = new Turns(now::get);
    private final Map<String, Turns.Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Turns.Waiting> begun = new HashMap<>();

    @Test
    void oneGroup_isServedInOrder() {
        add("a1", "a2", "a3");
        assertThat(called(3)).containsExactly("a1", "a2", "a3");
        assertThat(turns.call(true)).isFalse();
    }

    @Test
    void ofOneGroup_whoseListenerRunsDryFirst_isNext() {
        ahead("a1", 6);
        ahead("a2", 2);
        add("a3");
        now.addAndGet(SECOND);
        ahead("a4", 0);
        ahead("a5", 4);
        assertThat(called(5)).containsExactly("a3", "a4", "a2", "a5", "a1");
    }

    @Test
    void farAhead_waitsUntilOtherGroupsHadNoUrgentRunForAWhile() {
        ahead("a1", 20);
        add("b1", "b2");
        assertThat(called(2)).containsExactly("b1", "b2");
        assertThat(turns.call(false)).isFalse();
        end("b1", "b2");
        now.addAndGet(Turns.QUIET_NANOS - 1);
        assertThat(turns.call(false)).isFalse();
        now.incrementAndGet();
        assertThat(turns.call(true)).isFalse();
        assertThat(called(1)).containsExactly("a1");
    }

    @Test
    void lastPlace_isForFarAheadOnlyAfterALongWhile() {
        ahead("a1", 20);
        add("b1");
        assertThat(called(1)).containsExactly("b1");
        end("b1");
        assertThat(turns.isLeftTo("b")).isTrue();
        now.addAndGet(Turns.STILL_NANOS - 1);
        assertThat(turns.call(true)).isFalse();
        assertThat(turns.isLeftTo("a")).isFalse();
        now.incrementAndGet();
        assertThat(turns.call(true)).isTrue();
        assertThat(turns.isLeftTo("a")).isTrue();
    }

    @Test
    void farAhead_ofOneGroup_waitsForNoneOfItsOwn() {
        add("a1");
        ahead("a2", 20);
        assertThat(called(2)).containsExactly("a1", "a2");
    }

    @Test
    void farAhead_ofOthers_isNotWaitedFor() {
        ahead("a1", 20);
        ahead("b1", 20);
        assertThat(called(2)).containsExactly("a1", "b1");
        end("a1");
        ahead("b2", 20);
        assertThat(called(1)).containsExactly("b2");
    }

    @Test
    void whoseLeadHasShrunk_hasItsShareAgain() {
        ahead("a1", 11);
        add("b1", "b2", "b3");
        assertThat(called(1)).containsExactly("b1");
        assertThat(turns.urgent()).isEqualTo(2);
        now.addAndGet(SECOND);
        assertThat(turns.urgent()).isEqualTo(3);
        assertThat(called(1)).containsExactly("a1");
    }

    @Test
    void manyOfOneGroup_takeOneTurnOfTwo() {
        add("a1", "a2", "a3", "a4");
        assertThat(called(2)).containsExactly("a1", "a2");
        add("b1");
        assertThat(called(1)).containsExactly("b1");
        add("b2");
        assertThat(called(1)).containsExactly("a3");
        add("b3");
        assertThat(called(3)).containsExactly("b2", "a4", "b3");
    }

    @Test
    void groupOfLongRuns_hasFewerOfThem() {
        add("a1", "a2", "a3", "b1", "b2", "b3", "b4", "b5");
        assertThat(called(1)).containsExactly("a1");
        now.addAndGet(3 * SECOND);
        end("a1");
        for (String name : List.of("b1", "b2", "b3")) {
            assertThat(called(1)).containsExactly(name);
            now.addAndGet(SECOND);
            end(name);
        }
        assertThat(called(2)).containsExactly("a2", "b4");
    }

    @Test
    void groupThatWasAway_hasNoMoreTurnsForThat() {
        add("b0", "a1", "a2", "a3", "a4", "a5", "a6");
        assertThat(called(4)).containsExactly("b0", "a1", "a2", "a3");
        add("b1", "b2", "b3");
        assertThat(called(6)).containsExactly("b1", "a4", "b2", "a5", "b3", "a6");
    }

    @Test
    void whoLeavesTheQueue_costsItsGroupNoTurn() {
        add("a1", "a2", "a3", "b1");
        assertThat(called(1)).containsExactly("a1");
        turns.remove(waiting.remove("a2"));
        turns.remove(waiting.remove("a3"));
        add("a4", "b2", "b3");
        assertThat(called(3)).containsExactly("b1", "a4", "b2");
    }

    /** Adds runs; the first letter of a name is its group. */
    private void add(String... names) {
        for (String name : names) {
            ahead(name, 0);
        }
    }

    private void ahead(String name, long seconds) {
        waiting.put(name, turns.add(name.substring(0, 1), now.get() + seconds * SECOND));
    }

    private void end(String... names) {
        for (String name : names) {
            turns.ended(begun.remove(name));
        }
    }

    private List<String> called(int count) {
        List<String> called = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(turns.call(false)).isTrue();
            waiting.forEach((name, turn) -> {
                if (turn.isCalled() && !called.contains(name)) {
                    called.add(name);
                    begun.put(name, turn);
                }
            });
            waiting.keySet().removeAll(called);
        }
        return called;
    }
}
