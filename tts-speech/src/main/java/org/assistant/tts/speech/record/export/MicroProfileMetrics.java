package org.assistant.tts.speech.record.export;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.spi.CacheCounts;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Metrics of MicroProfile, which not every server has: created by {@link OptionalApi} alone. The names contain base units, as
 * Prometheus asks; Payara labels the values that it scales itself wrongly. A histogram is one gauge for each bucket, under
 * Prometheus' names: the histograms of the API take only whole numbers, and Payara's forget old values.
 */
@Vetoed
public final class MicroProfileMetrics implements SpeechMetrics {

    public static final String SENTENCES = "tts_sentences";
    public static final String FIRST_SOUND = "tts_first_sound_seconds";
    public static final String REAL_TIME_FACTOR = "tts_real_time_factor";
    public static final String WAIT = "tts_wait_seconds";
    public static final String CHARACTERS = "tts_characters";
    public static final String AUDIO = "tts_audio_seconds";
    public static final String FALLBACKS = "tts_fallbacks";
    public static final String REPEATED = "tts_repeated";
    public static final String LOST = "tts_lost";
    public static final String CANCELLED = "tts_cancelled";
    public static final String REFUSED = "tts_refused";
    public static final String CACHE_LOOKUPS = "tts_cache_lookups";
    public static final String KEY_REQUESTS = "tts_key_requests";
    public static final String KEY_CHARACTERS = "tts_key_characters";

    /** More languages than engines speak; a bound on the series that clients can create. */
    private static final int MOST_LANGUAGES = 64;

    private static final double MILLIS = 1000;
    private static final String ENGINE = "engine";
    private static final String KEY = "key";

    private static final double[] FIRST_SOUND_LIMITS = {
        0.05, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30
    };
    private static final double[] WAIT_LIMITS = {0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};
    private static final double[] FACTOR_LIMITS = {0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 3};

    private final MetricRegistry registry;
    private final Set<String> languages = ConcurrentHashMap.newKeySet();
    private final Map<String, Buckets> histograms = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> audioMillis = new ConcurrentHashMap<>();

    @Inject
    MicroProfileMetrics(MetricRegistry registry) {
        this.registry = registry;
        for (Cause cause : Cause.values()) {
            fallback(cause, 0);
        }
        repeated(0);
        lost(0);
        cancelled(0);
        refused(0);
    }

    @Override
    public void sentence(SentenceReport report) {
        if (report.ending() == SentenceReport.Ending.REFUSED) {
            return;
        }
        report.fallback().ifPresent(cause -> fallback(cause, 1));
        if (report.repeated()) {
            repeated(1);
        }
        switch (report.ending()) {
            case FAILED -> lost(1);
            case CANCELLED -> cancelled(1);
            default -> spoken(report);
        }
        if (report.firstSoundMillis() >= 0) {
            measure(
                    FIRST_SOUND,
                    FIRST_SOUND_LIMITS,
                    report.firstSoundMillis() / MILLIS,
                    "Time from the request for a sentence to its first sound.",
                    report.spoke());
            measure(
                    WAIT,
                    WAIT_LIMITS,
                    report.waitMillis() / MILLIS,
                    "Time from the request for a sentence until an engine started on it.",
                    report.spoke());
            audio(report.spoke(), report.audioMillis());
        }
    }

    private void spoken(SentenceReport report) {
        Tag engine = new Tag(ENGINE, report.spoke());
        count(SENTENCES, 1, "Sentences spoken to the end.", engine, new Tag("language", language(report.language())));
        count(CHARACTERS, report.characters(), "Characters of the sentences spoken to the end.", engine);
        if (report.audioMillis() > 0) {
            measure(
                    REAL_TIME_FACTOR,
                    FACTOR_LIMITS,
                    (double) report.busyMillis() / report.audioMillis(),
                    "Time an engine needed for a sentence, as a ratio of the length of its audio.",
                    report.spoke());
        }
    }

    /** A counter holds whole numbers, so the rest of a second is kept for the next sentence. */
    private void audio(String engine, long millis) {
        AtomicLong all = audioMillis.computeIfAbsent(engine, name -> new AtomicLong());
        long now = all.addAndGet(millis);
        long seconds = now / (long) MILLIS - (now - millis) / (long) MILLIS;
        count(AUDIO, seconds, "Length of the audio sent to listeners.", new Tag(ENGINE, engine));
    }

    private void fallback(Cause cause, long by) {
        count(FALLBACKS, by, "Sentences spoken by the fallback engine, by cause.", new Tag("cause", cause.word()));
    }

    private void repeated(long by) {
        count(REPEATED, by, "Sentences restarted by the fallback engine after part of them was heard.");
    }

    private void lost(long by) {
        count(LOST, by, "Sentences that no engine could speak.");
    }

    private void cancelled(long by) {
        count(CANCELLED, by, "Sentences stopped by their listener or by an operator.");
    }

    @Override
    public void refused() {
        refused(1);
    }

    private void refused(long by) {
        count(REFUSED, by, "Requests refused because the server was overloaded.");
    }

    @Override
    public void keyRequest(String key) {
        count(KEY_REQUESTS, 1, "Accepted requests with an API key, by its name.", new Tag(KEY, key));
    }

    @Override
    public void keyCharacters(String key, int count) {
        count(KEY_CHARACTERS, count, "Characters to be spoken for an API key, by its name.", new Tag(KEY, key));
    }

    @Override
    public void gauge(Gauge gauge, String tag, DoubleSupplier value) {
        gauge(
                gauge.metric(),
                gauge.meaning(),
                value,
                gauge.tag().isEmpty() ? new Tag[0] : new Tag[] {new Tag(gauge.tag(), tag)});
    }

    @Override
    public void cache(String engine, CacheCounts counts) {
        Tag tag = new Tag(ENGINE, engine);
        raise(counts.hits(), tag, new Tag("result", "hit"));
        raise(counts.misses(), tag, new Tag("result", "miss"));
    }

    private synchronized void raise(long to, Tag... tags) {
        Counter counter =
                registry.counter(metadata(CACHE_LOOKUPS, "Lookups of audio in the cache of an engine."), tags);
        counter.inc(Math.max(0, to - counter.getCount()));
    }

    /** Normally only languages that an engine spoke get here; the bound is for engines that accept any language. */
    private String language(Locale locale) {
        String language = locale.getLanguage();
        if (language.isEmpty()) {
            return "unknown";
        }
        if (languages.size() < MOST_LANGUAGES) {
            languages.add(language);
        }
        return languages.contains(language) ? language : "other";
    }

    private void count(String name, long by, String meaning, Tag... tags) {
        registry.counter(metadata(name, meaning), tags).inc(by);
    }

    private void measure(String name, double[] limits, double value, String meaning, String engine) {
        histograms
                .computeIfAbsent(name + ' ' + engine, key -> histogram(name, limits, meaning, engine))
                .add(value);
    }

    private Buckets histogram(String name, double[] limits, String meaning, String engine) {
        Buckets buckets = new Buckets(limits);
        Tag tag = new Tag(ENGINE, engine);
        for (int i = 0; i < buckets.size(); i++) {
            int bucket = i;
            gauge(name + "_bucket", meaning, () -> buckets.upTo(bucket), tag, new Tag("le", buckets.limit(i)));
        }
        gauge(name + "_count", meaning, buckets::count, tag);
        gauge(name + "_sum", meaning, buckets::sum, tag);
        return buckets;
    }

    private void gauge(String name, String meaning, DoubleSupplier value, Tag... tags) {
        registry.gauge(metadata(name, meaning), value::getAsDouble, tags);
    }

    private static Metadata metadata(String name, String meaning) {
        return Metadata.builder()
                .withName(name)
                .withDescription(meaning)
                .withUnit(MetricUnits.NONE)
                .build();
    }
}
