package org.assistant.app.admin.history;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonNumbers;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.timeline.Percentiles;
import org.assistant.tts.speech.record.timeline.Slice;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Spoken;

/** The timeline as columns for a plot, one number for each step; null where nothing was measured. */
public final class TimelineJson {

    private static final double PER_CENT = 100;

    private TimelineJson() {}

    public static String of(Span span, List<Slice> slices) {
        Set<String> names = new TreeSet<>();
        slices.forEach(slice -> names.addAll(slice.engines().keySet()));
        JsonObjectBuilder engines = Json.object();
        names.forEach(name -> engines.add(name, engine(slices, name)));
        JsonObjectBuilder fallbacks = Json.object();
        for (Cause cause : Cause.values()) {
            fallbacks.add(
                    cause.word(), counts(slices, slice -> slice.fallbacks().getOrDefault(cause, 0)));
        }
        JsonArrayBuilder times = Json.array();
        slices.forEach(slice -> times.add(slice.epochSecond()));
        return Json.object()
                .add("span", span.word())
                .add("step_s", span.stepSeconds())
                .add("t", times)
                .add("engines", engines)
                .add("fallbacks", fallbacks)
                .add("waiting", samples(slices, Slice::waiting))
                .add("running", samples(slices, Slice::running))
                .add("refused", counts(slices, Slice::refused))
                .add("lost", counts(slices, Slice::lost))
                .add("repeated", counts(slices, Slice::repeated))
                .add("gaps", counts(slices, Slice::gaps))
                .build()
                .toString();
    }

    private static JsonObjectBuilder engine(List<Slice> slices, String name) {
        List<Optional<Spoken>> spoken = slices.stream()
                .map(slice -> Optional.ofNullable(slice.engines().get(name)))
                .toList();
        JsonArrayBuilder sentences = Json.array();
        spoken.forEach(one -> sentences.add(one.map(Spoken::sentences).orElse(0)));
        return Json.object()
                .add("sentences", sentences)
                .add("first_p50", millis(spoken, Percentiles::p50))
                .add("first_p95", millis(spoken, Percentiles::p95))
                .add("first_p99", millis(spoken, Percentiles::p99))
                .add("rtf_p50", factors(spoken, Percentiles::p50))
                .add("rtf_p95", factors(spoken, Percentiles::p95));
    }

    private static JsonArrayBuilder millis(List<Optional<Spoken>> spoken, ToLongFunction<Percentiles> which) {
        JsonArrayBuilder column = Json.array();
        for (Optional<Spoken> one : spoken) {
            JsonNumbers.add(
                    column,
                    one.flatMap(Spoken::firstSoundMillis)
                            .map(measured -> OptionalLong.of(which.applyAsLong(measured)))
                            .orElse(OptionalLong.empty()));
        }
        return column;
    }

    private static JsonArrayBuilder factors(List<Optional<Spoken>> spoken, ToLongFunction<Percentiles> which) {
        JsonArrayBuilder column = Json.array();
        for (Optional<Spoken> one : spoken) {
            Optional<Percentiles> measured = one.flatMap(Spoken::realTimeFactorPercent);
            if (measured.isPresent()) {
                column.add(JsonNumbers.rounded(which.applyAsLong(measured.get()) / PER_CENT));
            } else {
                column.addNull();
            }
        }
        return column;
    }

    private static JsonArrayBuilder counts(List<Slice> slices, ToIntFunction<Slice> which) {
        JsonArrayBuilder column = Json.array();
        slices.forEach(slice -> column.add(which.applyAsInt(slice)));
        return column;
    }

    private static JsonArrayBuilder samples(List<Slice> slices, Function<Slice, OptionalInt> which) {
        JsonArrayBuilder column = Json.array();
        for (Slice slice : slices) {
            OptionalInt sample = which.apply(slice);
            JsonNumbers.add(column, sample.isPresent() ? OptionalLong.of(sample.getAsInt()) : OptionalLong.empty());
        }
        return column;
    }
}
