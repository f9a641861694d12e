package org.assistant.tts.xtts.conversion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PickleReaderTest {

    private static Object read(UnaryOperator<Pickle> operations) throws PickleReader.MalformedPickle {
        return PickleReader.read(operations.apply(new Pickle()).stop());
    }

    private static void refused(UnaryOperator<Pickle> operations, String why) {
        assertThatThrownBy(() -> read(operations))
                .isInstanceOf(PickleReader.MalformedPickle.class)
                .hasMessageContaining(why);
    }

    @Test
    void plainValues() throws PickleReader.MalformedPickle {
        Object value = read(p -> p.operations("(")
                .number(-7)
                .bytes('K', 200, 'M', 0xFE, 0xFF)
                .bytes('G', 0x3F, 0xF8, 0, 0, 0, 0, 0, 0)
                .bytes(0x88, 0x89)
                .text("año")
                .bytes(0x8C, 2, 'h', 'i')
                .number(-(1L << 40))
                .bytes(0x8A, 1, 0xFF, 0x8A, 0)
                .operations("t"));
        assertThat(value).isEqualTo(List.of(-7L, 200L, 65534L, 1.5, true, false, "año", "hi", -(1L << 40), -1L, 0L));
    }

    @Test
    void dictionariesAndLists() throws PickleReader.MalformedPickle {
        Object value = read(p -> p.operations("}(")
                .text("a")
                .operations("](")
                .number(1)
                .number(2)
                .operations("e")
                .text("b")
                .operations(")u")
                .text("c")
                .number(3)
                .operations("s"));
        assertThat(value).isEqualTo(Map.of("a", List.of(1L, 2L), "b", List.of(), "c", 3L));
    }

    @Test
    void memo_givesTheSameObject() throws PickleReader.MalformedPickle {
        List<?> pair = (List<?>) read(p -> p.operations("]").bytes('q', 5, 'h', 5, 0x86));
        assertThat(pair.get(0)).isSameAs(pair.get(1));
    }

    @Test
    void classesAndCalls_areRecordsAndNothingIsCalled() throws PickleReader.MalformedPickle {
        Object value = read(
                p -> p.global("os", "system").text("touch /tmp/x").bytes(0x85).operations("R"));
        assertThat(value).isEqualTo(new Pickled.Call(new Pickled.Global("os", "system"), List.of("touch /tmp/x")));
        assertThat(read(p -> p.text("java.lang").text("Runtime").bytes(0x93)))
                .isEqualTo(new Pickled.Global("java.lang", "Runtime"));
    }

    @Test
    void stateOfAnUnknownObject_isDropped() throws PickleReader.MalformedPickle {
        Object value = read(p -> p.global("a", "B")
                .operations(")")
                .bytes(0x81)
                .operations("}(")
                .text("x")
                .number(1)
                .operations("ub"));
        assertThat(value).isEqualTo(new Pickled.Call(new Pickled.Global("a", "B"), List.of()));
    }

    @Test
    void listThatHoldsItself_isNoKey() throws PickleReader.MalformedPickle {
        assertThat(read(p -> p.operations("}]")
                        .bytes('q', 0, 'h', 0)
                        .operations("a")
                        .number(1)
                        .operations("s")))
                .isEqualTo(Map.of());
    }

    @Test
    void aMillionMarks_costNoStack() {
        refused(p -> p.operations("(".repeat(1_000_000)), "stack runs empty");
    }

    @Test
    void deepNesting_isRead() throws PickleReader.MalformedPickle {
        Object value = read(p -> {
            p.operations(")");
            for (int i = 0; i < 300_000; i++) {
                p.bytes(0x85);
            }
            return p;
        });
        assertThat(value).isInstanceOf(List.class);
    }

    @Test
    void tooManyOperations_areRefused() {
        refused(p -> p.operations("N0".repeat(1_000_001)), "more than 2000000 operations");
    }

    @Test
    void lengthsBeyondTheEnd_areRefusedBeforeMemoryIsTaken() {
        refused(p -> p.operations("X").int32(Integer.MAX_VALUE), "longer than the rest");
        refused(p -> p.operations("X").int32(-1), "longer than the rest");
        refused(p -> p.bytes(0x8B).int32(Integer.MAX_VALUE), "longer than the rest");
        refused(p -> p.bytes(0x8D).int32(-1).int32(Integer.MAX_VALUE), "longer than the rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "0", "R", "s", "u", "\u0085", "NNR", "(", "cos", "N1", "Na"})
    void unbalancedOperations_areRefused(String operations) {
        assertThatThrownBy(() -> read(p -> p.operations(operations))).isInstanceOf(PickleReader.MalformedPickle.class);
    }

    @Test
    void unknownOperationsAndProtocols_areNamed() {
        refused(p -> p.operations("P1"), "unknown operation 0x50 at byte 2");
        refused(p -> p.bytes(0x80, 9), "protocol 9");
        refused(p -> p.bytes('h', 3), "has not made");
    }

    @Test
    void numberThatFitsNoLong_isOther() throws PickleReader.MalformedPickle {
        assertThat(read(p -> p.bytes(0x8A, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9))).isEqualTo(Pickled.Other.VALUE);
    }
}
