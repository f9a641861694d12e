package org.assistant.app.rest.body;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.config.Origin;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.timeline.Span;
import org.assistant.tts.speech.record.timeline.Verdict;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Voice;

/** The closed sets of values in answers, by record and component, as the code has them. */
final class AnswerWords {

    private static final Set<String> SEXES = lowerCase(Voice.Sex.values());
    private static final Set<String> CAUSES = words(Cause.values(), Cause::word);
    private static final Set<String> ORIGINS = words(Origin.values(), Origin::words);
    private static final Set<String> STATES = Stream.of(EngineState.class.getPermittedSubclasses())
            .map(state -> state.getSimpleName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            entry("AudioDelta.fallback", CAUSES),
            entry("AudioDelta.type", Set.of("reply.audio.delta")),
            entry("Backend.source", ORIGINS),
            entry("BackendState.source", ORIGINS),
            entry("ChangeableSetting.source", ORIGINS),
            entry("ClonedVoiceJson.sex", SEXES),
            entry("ConfiguredSetting.source", ORIGINS),
            entry("DeletedVoice.deleted", Set.of("true")),
            entry("DeletedVoice.object", Set.of("voice")),
            entry("EndedUtterance.fallback", CAUSES),
            entry("EndedUtterance.result", lowerCase(SentenceReport.Ending.values())),
            entry("EngineJson.state", with(STATES, "needs_voice")),
            entry("ErrorEvent.type", Set.of("error")),
            entry(
                    "ErrorJson.type",
                    IntStream.range(400, 600)
                            .mapToObj(status ->
                                    new ApiError(status, "No.", "", "").json().type())
                            .collect(Collectors.toCollection(TreeSet::new))),
            entry("FetchAnswer.state", Set.of("fetching", "cancelled")),
            entry("FetchJson.state", lowerCase(constants("org.assistant.app.admin.models.Fetch$State"))),
            entry("HappeningJson.level", lowerCase(Happening.Level.values())),
            entry("Health.level", words(Verdict.Level.values(), Verdict.Level::word)),
            entry("ModelJson.object", Set.of("model")),
            entry("ModelJson.state", STATES),
            entry("Models.object", Set.of("list")),
            entry("ReplyDone.fallback", CAUSES),
            entry("ReplyDone.type", Set.of("reply.done")),
            entry("SessionJson.user", Set.of(Operator.NAME, Operator.LOCAL)),
            entry("Speaking.fallback", CAUSES),
            entry("SpeechDelta.fallback", CAUSES),
            entry("SpeechDelta.type", Set.of("speech.audio.delta")),
            entry("SpeechDone.fallback", CAUSES),
            entry("SpeechDone.type", Set.of("speech.audio.done")),
            entry("Status.status", Set.of("ok")),
            entry("TextDelta.type", Set.of("reply.text.delta")),
            entry("TimelineJson.span", words(Span.values(), Span::word)),
            entry("VoiceJson.object", Set.of("voice")),
            entry("VoiceJson.sex", SEXES),
            entry("VoiceLists.object", Set.of("list")),
            entry("WholeReply.fallback", CAUSES));

    private AnswerWords() {}

    /** The values that a component may have; empty if it may have any. */
    static Set<String> of(Class<?> record, String component) {
        return WORDS.getOrDefault(key(record, component), Set.of());
    }

    /** The record and the component, as this class names them. */
    static String key(Class<?> record, String component) {
        return record.getSimpleName() + "." + component;
    }

    /** Every component that has a closed set. */
    static Set<String> keys() {
        return WORDS.keySet();
    }

    private static Enum<?>[] constants(String type) {
        try {
            return (Enum<?>[]) Class.forName(type).getEnumConstants();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> lowerCase(Enum<?>[] values) {
        return words(values, value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static <T> Set<String> words(T[] values, Function<T, String> word) {
        return Stream.of(values).map(word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> words, String another) {
        Set<String> all = new TreeSet<>(words);
        all.add(another);
        return all;
    }
}
