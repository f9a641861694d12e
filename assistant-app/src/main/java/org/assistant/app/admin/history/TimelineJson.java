package org.assistant.app.admin.history;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.timeline.Percentiles;
import org.assistant.tts.speech.record.timeline.Slice;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Spoken;

/**
 * The timeline as columns for a plot, one number for each step; null where nothing was measured.
 *
 * @param t begin of each step in seconds since 1970
 * @param engines columns by the engine's name
 * @param fallbacks a column for each cause
 */
@JsonbPropertyOrder({"span", "stepS", "t"})
public record TimelineJson(
        String span,
        int stepS,
        List<Long> t,
        Map<String, EngineColumns> engines,
        Map<String, List<Integer>> fallbacks,
        List<OptionalInt> waiting,
        List<OptionalInt> running,
        List<Integer> refused,
        List<Integer> lost,
        List<Integer> repeated,
        List<Integer> gaps) {

    private static final double PER_CENT = 100;

    /**
     * The speech of one engine.
     *
     * @param firstP50 median of the milliseconds to the first sound; then the 95th and the 99th percentile
     * @param rtfP50 median of the processing time divided by the duration of the sound; then the 95th percentile
     */
    @JsonbPropertyOrder("sentences")
    record EngineColumns(
            List<Integer> sentences,
            List<Optional<Long>> firstP50,
            List<Optional<Long>> firstP95,
            List<Optional<Long>> firstP99,
            List<Optional<BigDecimal>> rtfP50,
            List<Optional<BigDecimal>> rtfP95) {}

    public static TimelineJson of(Span span, List<Slice> slices) {
        Map<String, EngineColumns> engines = new TreeMap<>();
        slices.stream()
                .flatMap(slice -> slice.engines().keySet().stream())
                .forEach(name -> engines.computeIfAbsent(name, engine -> columns(slices, engine)));
        Map<String, List<Integer>> fallbacks = new LinkedHashMap<>();
        for (Cause cause : Cause.values()) {
            fallbacks.put(
                    cause.word(), column(slices, slice -> slice.fallbacks().getOrDefault(cause, 0)));
        }
        return new TimelineJson(
                span.word(),
                span.stepSeconds(),
                column(slices, Slice::epochSecond),
                engines,
                fallbacks,
                column(slices, Slice::waiting),
                column(slices, Slice::running),
                column(slices, Slice::refused),
                column(slices, Slice::lost),
                column(slices, Slice::repeated),
                column(slices, Slice::gaps));
    }

    private static EngineColumns columns(List<Slice> slices, String engine) {
        List<Optional<Spoken>> spoken =
                column(slices, slice -> Optional.ofNullable(slice.engines().get(engine)));
        return new EngineColumns(
                column(spoken, one -> one.map(Spoken::sentences).orElse(0)),
                millis(spoken, Percentiles::p50),
                millis(spoken, Percentiles::p95),
                millis(spoken, Percentiles::p99),
                factors(spoken, Percentiles::p50),
                factors(spoken, Percentiles::p95));
    }

    private static List<Optional<Long>> millis(List<Optional<Spoken>> spoken, ToLongFunction<Percentiles> which) {
        return column(spoken, one -> one.flatMap(Spoken::firstSoundMillis).map(which::applyAsLong));
    }

    private static List<Optional<BigDecimal>> factors(
            List<Optional<Spoken>> spoken, ToLongFunction<Percentiles> which) {
        return column(
                spoken,
                one -> one.flatMap(Spoken::realTimeFactorPercent)
                        .map(measured -> JsonNumbers.rounded(which.applyAsLong(measured) / PER_CENT)));
    }

    private static <S, T> List<T> column(List<S> slices, Function<S, T> value) {
        return slices.stream().map(value).toList();
    }
}
