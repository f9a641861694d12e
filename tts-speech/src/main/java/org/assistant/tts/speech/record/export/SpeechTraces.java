package org.assistant.tts.speech.record.export;

import org.assistant.tts.speech.record.SentenceReport;

/** Spans for a tracing system outside of the application. Thread-safe. */
interface SpeechTraces {

    /** For a server without tracing. */
    SpeechTraces NONE = report -> {};

    /** Records a sentence that has just ended, under the current span of the calling thread. */
    void sentence(SentenceReport report);
}
