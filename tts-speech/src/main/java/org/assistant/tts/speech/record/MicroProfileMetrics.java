package org.assistant.tts.speech.record;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.assistant.tts.spi.CacheCounts;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Metrics of MicroProfile, which not every server has: made by {@link OptionalApi} alone. Units stand in the names, since
 * Payara mislabels what it scales itself. Buckets are configured by {@code mp.metrics.distribution.histogram.buckets}.
 */
@Vetoed
final class MicroProfileMetrics implements SpeechMetrics {

    static final String SENTENCES = "tts_sentences";
    static final String FIRST_SOUND = "tts_first_sound_ms";
    static final String REAL_TIME_FACTOR = "tts_real_time_factor_percent";
    static final String WAIT = "tts_wait_ms";
    static final String CHARACTERS = "tts_characters";
    static final String AUDIO = "tts_audio_ms";
    static final String FALLBACKS = "tts_fallbacks";
    static final String REPEATED = "tts_repeated";
    static final String LOST = "tts_lost";
    static final String CANCELLED = "tts_cancelled";
    static final String REFUSED = "tts_refused";

    /** More languages than engines speak; no client can make more series than this. */
    private static final int MOST_LANGUAGES = 64;

    static final String CACHE_LOOKUPS = "tts_cache_lookups";

    private static final int PER_CENT = 100;

    private final MetricRegistry registry;
    private final Set<String> languages = ConcurrentHashMap.newKeySet();

    @Inject
    MicroProfileMetrics(MetricRegistry registry) {
        this.registry = registry;
        for (Cause cause : Cause.values()) {
            count(FALLBACKS, 0, "Sentences that another engine spoke, by cause", new Tag("cause", cause.word()));
        }
        count(REPEATED, 0, "Sentences that were begun, and said again by another engine");
        count(LOST, 0, "Sentences that no engine could speak");
        count(CANCELLED, 0, "Sentences whose listener or operator had enough");
        count(REFUSED, 0, "Requests that were turned away");
    }

    @Override
    public void sentence(SentenceReport report) {
        if (report.ending() == SentenceReport.Ending.REFUSED) {
            return;
        }
        report.fallback()
                .ifPresent(cause -> count(
                        FALLBACKS, 1, "Sentences that another engine spoke, by cause", new Tag("cause", cause.word())));
        if (report.repeated()) {
            count(REPEATED, 1, "Sentences that were begun, and said again by another engine");
        }
        switch (report.ending()) {
            case FAILED -> count(LOST, 1, "Sentences that no engine could speak");
            case CANCELLED -> count(CANCELLED, 1, "Sentences whose listener or operator had enough");
            default -> spoken(report);
        }
        Tag engine = new Tag("engine", report.spoke());
        if (report.firstSoundMillis() >= 0) {
            measure(FIRST_SOUND, report.firstSoundMillis(), "Time to the first sound, in milliseconds", engine);
            measure(WAIT, report.waitMillis(), "Time until an engine began, in milliseconds", engine);
            count(AUDIO, report.audioMillis(), "Sound that was handed on, in milliseconds", engine);
        }
    }

    private void spoken(SentenceReport report) {
        Tag engine = new Tag("engine", report.spoke());
        count(
                SENTENCES,
                1,
                "Sentences that were spoken to their end",
                engine,
                new Tag("language", language(report.language())));
        count(CHARACTERS, report.characters(), "Characters that were spoken", engine);
        if (report.audioMillis() > 0) {
            measure(
                    REAL_TIME_FACTOR,
                    PER_CENT * report.busyMillis() / report.audioMillis(),
                    "Time that engines worked for a second of sound, in hundredths of a second",
                    engine);
        }
    }

    @Override
    public void refused() {
        count(REFUSED, 1, "Requests that were turned away");
    }

    @Override
    public void gauge(Gauge gauge, String tag, DoubleSupplier value) {
        Tag[] tags = gauge.tag().isEmpty() ? new Tag[0] : new Tag[] {new Tag(gauge.tag(), tag)};
        registry.gauge(metadata(gauge.metric(), gauge.meaning()), value::getAsDouble, tags);
    }

    @Override
    public void cache(String engine, CacheCounts counts) {
        Tag tag = new Tag("engine", engine);
        raise(counts.hits(), tag, new Tag("result", "hit"));
        raise(counts.misses(), tag, new Tag("result", "miss"));
    }

    private synchronized void raise(long to, Tag... tags) {
        Counter counter = registry.counter(
                metadata(CACHE_LOOKUPS, "Pieces of speech that an engine looked for in its cache"), tags);
        counter.inc(Math.max(0, to - counter.getCount()));
    }

    /** Only what an engine has spoken gets here; the bound is for engines that take anything. */
    private String language(Locale locale) {
        String language = locale.getLanguage();
        if (language.isEmpty()) {
            return "of-voice";
        }
        if (languages.size() < MOST_LANGUAGES) {
            languages.add(language);
        }
        return languages.contains(language) ? language : "other";
    }

    private void count(String name, long by, String meaning, Tag... tags) {
        registry.counter(metadata(name, meaning), tags).inc(by);
    }

    /** One at a time: Payara makes a histogram with a map that is not made for many threads. */
    private synchronized void measure(String name, long value, String meaning, Tag... tags) {
        registry.histogram(metadata(name, meaning), tags).update(value);
    }

    private static Metadata metadata(String name, String meaning) {
        return Metadata.builder()
                .withName(name)
                .withDescription(meaning)
                .withUnit(MetricUnits.NONE)
                .build();
    }
}
