package org.assistant.tts.speech.record.export;

import org.assistant.tts.speech.record.SentenceReport;

/** Spans for a tracing system outside of the application. Safe for many threads. */
interface SpeechTraces {

    /** For a server without one. */
    SpeechTraces NONE = report -> {};

    /** Records a sentence that has just ended, under the span of the thread that calls. */
    void sentence(SentenceReport report);
}
