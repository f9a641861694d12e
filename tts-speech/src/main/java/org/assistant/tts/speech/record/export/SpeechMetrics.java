package org.assistant.tts.speech.record.export;

import java.util.function.DoubleSupplier;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.spi.CacheCounts;

/** Metrics for a monitoring system outside of the application. Thread-safe. */
public interface SpeechMetrics {

    /** For a server without metrics. */
    SpeechMetrics NONE = new SpeechMetrics() {
        @Override
        public void sentence(SentenceReport report) {}

        @Override
        public void refused() {}

        @Override
        public void keyRequest(String key) {}

        @Override
        public void keyCharacters(String key, int count) {}

        @Override
        public void gauge(Gauge gauge, String tag, DoubleSupplier value) {}

        @Override
        public void cache(String engine, CacheCounts counts) {}
    };

    /** Values that go up and down. */
    enum Gauge {
        BUILD("tts_build_info", "version", "Always 1; the label is the version of the application."),
        UTTERANCES_RUNNING("tts_utterances_running", "", "Utterances in progress."),
        UTTERANCES_LIMIT("tts_utterances_limit", "", "Utterances that may be in progress at once."),
        WAITING("tts_waiting", "engine", "Utterances that wait for their first sound from an engine."),
        LIVE_CONVERSATIONS("tts_live_conversations", "", "Open live conversations."),
        LANE_RUNNING("tts_lane_running", "engine", "Sentences that a guarded engine is speaking."),
        LANE_WAITING("tts_lane_waiting", "engine", "Sentences queued for a guarded engine."),
        LANE_WIDTH("tts_lane_width", "engine", "Sentences that a guarded engine may speak at once."),
        LANE_BUDGET(
                "tts_lane_budget_seconds",
                "engine",
                "Latency budget of a guarded engine for the first sound of a sentence."),
        BREAKER_OPEN(
                "tts_lane_breaker_open", "engine", "1 while the circuit breaker of a guarded engine is open, else 0."),
        ENGINE_READY("tts_engine_ready", "engine", "1 while an engine can speak, else 0."),
        CACHE_BYTES("tts_cache_bytes", "engine", "Size of the cached audio of an engine."),
        CACHE_LIMIT("tts_cache_limit_bytes", "engine", "Largest size of the cached audio of an engine.");

        private final String metric;
        private final String tag;
        private final String meaning;

        Gauge(String metric, String tag, String meaning) {
            this.metric = metric;
            this.tag = tag;
            this.meaning = meaning;
        }

        /** Its exported name. */
        public String metric() {
            return metric;
        }

        /** Name of its only tag; empty if it has none. */
        public String tag() {
            return tag;
        }

        /** Its description. */
        public String meaning() {
            return meaning;
        }
    }

    /** Counts the outcome of a sentence. */
    void sentence(SentenceReport report);

    /** Counts a refused request. */
    void refused();

    /**
     * Counts an accepted request with an API key.
     *
     * @param key the name of a configured key, so that clients can't make series
     */
    void keyRequest(String key);

    /** Counts characters that a client with an API key has spoken; otherwise as {@link #keyRequest}. */
    void keyCharacters(String key, int count);

    /**
     * Registers {@code value}, which is read whenever the gauge is; a second call for the same tag changes nothing.
     *
     * @param tag the tag's value, one of a few; empty if the gauge has no tag
     */
    void gauge(Gauge gauge, String tag, DoubleSupplier value);

    /** Updates the lookups in the cache of {@code engine} since it was made. Called again and again. */
    void cache(String engine, CacheCounts counts);
}
