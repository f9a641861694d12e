package org.assistant.tts.speech.record.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.SentenceReport;

/** Exports metrics and traces to systems outside of the application, as far as the server supports them. Thread-safe. */
@ApplicationScoped
public class Exports {

    private volatile SpeechMetrics metrics;
    private volatile SpeechTraces traces;

    /** Without a server: exports nothing. */
    public Exports() {
        this(SpeechMetrics.NONE, SpeechTraces.NONE);
    }

    Exports(SpeechMetrics metrics, SpeechTraces traces) {
        this.metrics = metrics;
        this.traces = traces;
    }

    /** Detects what the server supports, before any sentence is spoken. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        metrics = OptionalApi.make("MicroProfileMetrics", SpeechMetrics.class, SpeechMetrics.NONE);
        traces = OptionalApi.make("OpenTelemetrySpans", SpeechTraces.class, SpeechTraces.NONE);
    }

    /** For beans that add gauges. */
    public SpeechMetrics metrics() {
        return metrics;
    }

    void sentence(@Observes SentenceReport report) {
        metrics.sentence(report);
        traces.sentence(report);
    }

    void refused(@Observes Refusal refusal) {
        metrics.refused();
    }
}
