package org.assistant.tts.speech.utterance;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.FallbackLog;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.GuardedCall;
import org.assistant.tts.speech.guard.SpeechRun;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.UtteranceReport;
import org.assistant.tts.spi.Pronunciations;

/**
 * The collaborators that all utterances share.
 *
 * @param engines those in the WAR
 * @param guard the engines among them that must keep a latency budget
 * @param guardedSpeech the guarded call to one of these
 * @param threads where engines speak
 * @param crowds the listeners of the other engines
 * @param warmUp notified of engines that are requested and not loaded
 * @param utterances those that are being spoken
 * @param reports receives one report a sentence
 * @param utteranceReports receives what listeners notice
 * @param fallbacks receives one line an utterance that fell back
 * @param failures notified how each utterance ended, unless the client was the reason
 * @param pronunciations the operator's current dictionary
 * @param retry the pause before an overloaded engine is asked again
 */
public record SpeechParts(
        Engines engines,
        Guard guard,
        Function<GuardedCall, CompletionStage<SpeechRun>> guardedSpeech,
        SpeechThreads threads,
        Crowds crowds,
        WarmUp warmUp,
        Utterances utterances,
        Consumer<SentenceReport> reports,
        Consumer<UtteranceReport> utteranceReports,
        FallbackLog fallbacks,
        FailuresInRow failures,
        Supplier<Pronunciations> pronunciations,
        Duration retry) {

    /** The same parts, with other receivers of the reports. */
    public SpeechParts reportingTo(Consumer<SentenceReport> sentences, Consumer<UtteranceReport> listeners) {
        return new SpeechParts(
                engines,
                guard,
                guardedSpeech,
                threads,
                crowds,
                warmUp,
                utterances,
                sentences,
                listeners,
                fallbacks,
                failures,
                pronunciations,
                retry);
    }
}
