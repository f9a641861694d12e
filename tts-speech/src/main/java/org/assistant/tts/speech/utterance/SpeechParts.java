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
 * What every utterance works with.
 *
 * @param engines those in the WAR
 * @param guard those of them that must keep a budget
 * @param guardedSpeech the call into one of these
 * @param threads where engines speak
 * @param crowds those who want sound of the others
 * @param warmUp told of engines that are wanted and not loaded
 * @param utterances those that are being spoken
 * @param reports gets one report a sentence
 * @param utteranceReports gets what listeners notice
 * @param fallbacks gets one line an utterance
 * @param failures told how each speech ended, unless that was the client's doing
 * @param pronunciations the operator's dictionary as it is now
 * @param retry how long to wait for an engine that is overloaded, before the next attempt
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

    /** The same, whose sentences and listeners are counted by others. */
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
