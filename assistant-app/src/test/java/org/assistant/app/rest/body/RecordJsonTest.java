package org.assistant.app.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {

    private record Named(
            String type,
            long totalMillis,
            int firstP50,
            @JsonbProperty("default") boolean isDefault) {}

    @JsonbPropertyOrder("type")
    private record Ordered(String alpha, String type) {}

    private record Absent(
            @JsonbNillable(false) String text,
            @JsonbNillable(false) Boolean flag,
            @JsonbNillable(false) OptionalInt number,
            @JsonbNillable(false) List<String> list,
            @JsonbNillable(false) Part part) {

        @JsonbNillable(false)
        private record Part(int size) {}
    }

    private record Unknown(
            Optional<String> text, OptionalInt number, Optional<Instant> when, List<OptionalInt> column) {}

    private record Numbers(long whole, double part, BigDecimal rounded) {}

    private record Nested(Map<String, Ordered> map, Optional<Ordered> one, Instant when) {}

    record WithMethods(int size) {

        @SuppressWarnings({"unused", "EffectivelyPrivate"}) // JSON-B finds public ones
        public boolean isEmpty() {
            return size == 0;
        }
    }

    @Test
    void names_areInSnakeCase() {
        assertThat(RecordJson.text(new Named("a", 1, 2, true)))
                .isEqualTo("{\"default\":true,\"first_p50\":2,\"total_ms\":1,\"type\":\"a\"}");
    }

    @Test
    void names_areInTheOrderOfTheAnnotation() {
        assertThat(RecordJson.text(new Ordered("a", "t"))).isEqualTo("{\"type\":\"t\",\"alpha\":\"a\"}");
    }

    @Test
    void emptyOptional_isNull() {
        assertThat(RecordJson.text(new Unknown(
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        List.of(OptionalInt.empty(), OptionalInt.of(1)))))
                .isEqualTo("{\"column\":[null,1],\"number\":null,\"text\":null,\"when\":null}");
    }

    @Test
    void componentThatIsNotNillable_isLeftOut() {
        assertThat(RecordJson.text(new Absent(null, null, OptionalInt.empty(), null, null)))
                .isEqualTo("{}");
        assertThat(RecordJson.text(new Absent("a", false, OptionalInt.of(1), List.of(), new Absent.Part(2))))
                .isEqualTo("{\"flag\":false,\"list\":[],\"number\":1,\"part\":{\"size\":2},\"text\":\"a\"}");
    }

    @Test
    void numbers_keepTheirForm() {
        assertThat(RecordJson.text(new Numbers(3, 1.5, new BigDecimal("0.900"))))
                .isEqualTo("{\"part\":1.5,\"rounded\":0.900,\"whole\":3}");
    }

    @Test
    void recordsInside_areWrittenLikeTheOuterOne() {
        Ordered inside = new Ordered("a", "t");
        assertThat(RecordJson.text(new Nested(
                        new TreeMap<>(Map.of("b", inside, "A", inside)),
                        Optional.of(inside),
                        Instant.parse("2026-11-23T12:00:00Z"))))
                .isEqualTo("{\"map\":{\"A\":{\"type\":\"t\",\"alpha\":\"a\"},\"b\":{\"type\":\"t\",\"alpha\":\"a\"}},"
                        + "\"one\":{\"type\":\"t\",\"alpha\":\"a\"},\"when\":\"2026-11-23T12:00:00Z\"}");
    }

    @Test
    void methods_areNotWritten() {
        assertThat(RecordJson.text(new WithMethods(2))).isEqualTo("{\"size\":2}");
    }
}
