package org.assistant.tts.speech.record.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.assistant.tts.speech.record.SentenceReport;

/**
 * Spans of MicroProfile Telemetry, which not every server has: created by {@link OptionalApi} alone. One for each sentence, made
 * when it has ended; it holds numbers and names, never text.
 */
@Vetoed
final class OpenTelemetrySpans implements SpeechTraces {

    private final Tracer tracer;
    private final Clock clock;

    @Inject
    OpenTelemetrySpans(Tracer tracer) {
        this(tracer, Clock.systemUTC());
    }

    OpenTelemetrySpans(Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public void sentence(SentenceReport report) {
        Instant end = clock.instant();
        // Without waits for the listener, since their length is unknown.
        long millis = Math.max(report.firstSoundMillis(), report.waitMillis() + report.busyMillis());
        Span span = tracer.spanBuilder("speak sentence")
                .setStartTimestamp(end.minusMillis(millis))
                .startSpan();
        span.setAllAttributes(attributes(report));
        if (report.ending() == SentenceReport.Ending.FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end);
    }

    private static Attributes attributes(SentenceReport report) {
        AttributesBuilder attributes = Attributes.builder()
                .put("tts.utterance", report.utterance())
                .put("tts.asked", report.asked())
                .put("tts.engine", report.spoke())
                .put("tts.ending", report.ending().name().toLowerCase(Locale.ROOT))
                .put("tts.repeated", report.repeated())
                .put("tts.characters", report.characters())
                .put("tts.wait_ms", report.waitMillis())
                .put("tts.busy_ms", report.busyMillis())
                .put("tts.audio_ms", report.audioMillis());
        report.fallback().ifPresent(cause -> attributes.put("tts.fallback", cause.word()));
        if (report.firstSoundMillis() >= 0) {
            attributes.put("tts.first_sound_ms", report.firstSoundMillis());
        }
        if (!report.language().equals(Locale.ROOT)) {
            attributes.put("tts.language", report.language().getLanguage());
        }
        return attributes.build();
    }
}
