package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Crowds;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.engines.FailuresInRow;
import org.assistant.tts.speech.engines.WarmUp;
import org.assistant.tts.speech.guard.FallbackLog;
import org.assistant.tts.speech.guard.Guard;
import org.assistant.tts.speech.guard.SpeechThreads;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.SentenceReport.Ending;
import org.assistant.tts.speech.record.UtteranceReport;
import org.assistant.tts.speech.utterance.Admission;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.RunningUtterance;
import org.assistant.tts.speech.utterance.SpeechParts;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.speech.utterance.Utterances;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears when the requested engine is late, busy, broken or missing. */
@Timeout(20)
final class GuardedUtteranceTest {

    private static final float BY_XTTS = 0.25f;
    private static final float BY_KOKORO = 0.5f;
    private static final Voice HEART = new Voice("af_heart", "Heart", Locale.US, Voice.Sex.FEMALE);
    private static final Voice ADAM = new Voice("am_adam", "Adam", Locale.US, Voice.Sex.MALE);
    private static final Voice SIWIS = new Voice("ff_siwis", "Siwis", Locale.FRANCE, Voice.Sex.FEMALE);
    private static final Voice ANNA = new Voice("anna", "Anna", Locale.US, Voice.Sex.FEMALE);
    private static final Voice BOB = new Voice("bob", "Bob", Locale.US, Voice.Sex.MALE);
    private static final Voice HANS = new Voice("hans", "Hans", Locale.GERMANY, Voice.Sex.MALE);

    private final Map<String, String> values = new HashMap<>(Map.of("tts.backend", "xtts"));
    private final ScenarioEngine kokoro = new ScenarioEngine(BY_KOKORO, HEART, ADAM, SIWIS);
    private final ScenarioEngine xtts = new ScenarioEngine(BY_XTTS, ANNA, BOB, HANS);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SentenceReport> reports = Collections.synchronizedList(new ArrayList<>());
    private final List<UtteranceReport> utteranceReports = Collections.synchronizedList(new ArrayList<>());
    private final EventLog events = new EventLog(Clock.systemUTC());
    private final LiveConfig config = LiveConfig.of(values);
    private final Engines engines = new Engines(Map.of("kokoro", kokoro, "xtts", xtts), config);
    private final Guard guard = new Guard(engines, config);
    private final WarmUp warmUp = new WarmUp(engines);
    private final AtomicLong crowdTime = new AtomicLong();
    private final Utterances utterances = new Utterances();
    private final SpeechService speech = new SpeechService(
            config,
            new Admission(config, refusal -> {}, System::nanoTime),
            new Shutdown(utterances, config, events),
            new SpeechParts(
                    engines,
                    guard,
                    new WatchedSpeech(threads)::speak,
                    SpeechThreads.of(threads),
                    new Crowds(crowdTime::get),
                    warmUp,
                    utterances,
                    reports::add,
                    utteranceReports::add,
                    new FallbackLog(events),
                    new FailuresInRow(events),
                    () -> Pronunciations.NONE,
                    Duration.ofMillis(1)));
    private final List<Float> heard = Collections.synchronizedList(new ArrayList<>());

    GuardedUtteranceTest() {
        kokoro.hangs = false;
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void engineInTime_speaksTheWholeTextAtOnce_andReports() {
        assertThat(say("One two. Three four.")).isNull();
        assertThat(xtts.texts()).containsExactly("One two. Three four.");
        assertThat(kokoro.texts()).isEmpty();
        assertThat(heard).containsExactly(BY_XTTS, BY_XTTS, BY_XTTS, BY_XTTS);
        assertThat(only().ending()).isEqualTo(Ending.SPOKEN);
        assertThat(only().fallback()).isEmpty();
        assertThat(only().characters()).isEqualTo(20);
        assertThat(only().audioMillis()).isEqualTo(40);
        assertThat(only().firstSoundMillis()).isNotNegative();
    }

    @Test
    void firstSoundAndEnd_areReportedOfTheUtterance() {
        assertThat(say("One two. Three four.")).isNull();
        assertThat(utteranceReports)
                .extracting(UtteranceReport::moment)
                .containsExactly(UtteranceReport.Moment.HEARD, UtteranceReport.Moment.ENDED);
        UtteranceReport end = utteranceReports.get(1);
        assertThat(end.ending()).contains(Ending.SPOKEN);
        assertThat(end.engine()).isEqualTo("xtts");
        assertThat(end.characters()).isEqualTo(20);
        assertThat(end.audioMillis()).isEqualTo(40);
        assertThat(end.firstSoundMillis()).isNotNegative();
        assertThat(end.gaps()).isZero();
    }

    @Test
    void engineIsTold_thatNobodyHearsAnythingBeforeItsEnd() {
        assertThat(say(SpeechRequest.of("One.").withAudience(Audience.OF_THE_WHOLE)))
                .isNull();
        assertThat(say("Two.")).isNull();
        assertThat(xtts.requests)
                .extracting(request -> request.audience().whole())
                .containsExactly(true, false);
    }

    @Test
    void unguardedEngine_speaksInTheSameWay() {
        values.put("tts.backend", "kokoro");
        assertThat(say("One two. Three four.")).isNull();
        assertThat(kokoro.texts()).containsExactly("One two. Three four.");
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).spoke()).isEqualTo("kokoro");
        assertThat(reports.get(0).ending()).isEqualTo(Ending.SPOKEN);
    }

    @Test
    void noFallback_guardsNobody() {
        values.put("tts.fallback", "none");
        assertThat(say("One. Two.")).isNull();
        assertThat(xtts.texts()).containsExactly("One. Two.");
        assertThat(guard.lanes()).isEmpty();
    }

    @Test
    void lateFirstSound_otherEngineSpeaksOnce_andTheLateOneIsEnded() throws InterruptedException {
        values.put("tts.xtts.latency-budget", "300");
        assertThat(say("hang on")).isNull();
        assertThat(heard).containsExactly(BY_KOKORO, BY_KOKORO);
        assertThat(xtts.ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(only().fallback()).contains(Cause.BUDGET);
        assertThat(only().repeated()).isFalse();
        assertThat(only().spoke()).isEqualTo("kokoro");
        assertThat(only().firstSoundMillis()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void fallenBack_staysSoToTheEndOfTheUtterance_andNoWordIsLost() {
        values.put("tts.xtts.latency-budget", "500");
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            utterance.say(SpeechRequest.of("hang now. Well again."), this::hear);
            utterance.say(SpeechRequest.of("Still well."), this::hear);
            assertThat(utterance.engine()).isEqualTo("kokoro");
            assertThat(utterance.fallback()).contains(Cause.BUDGET);
            assertThat(utterance.asked()).isEqualTo("xtts");
        }
        assertThat(xtts.texts()).containsExactly("hang now. Well again.");
        assertThat(kokoro.texts()).containsExactly("hang now. Well again.", "Still well.");
        assertThat(heard).hasSize(6).containsOnly(BY_KOKORO);
        assertThat(events.latest()).hasSize(1);
        assertThat(events.latest().get(0).details()).containsEntry("cause", "budget");
        assertThat(events.latest().get(0).message()).doesNotContain("well");

        assertThat(say("Next one.")).isNull();
        assertThat(xtts.texts()).endsWith("Next one.");
    }

    @Test
    void engineThatFailsAtOnce_isReplacedUnheard() {
        xtts.beforeWord = word -> {
            throw new TTSException.SynthesisFailed("broken", null);
        };
        assertThat(say("One two.")).isNull();
        assertThat(heard).containsExactly(BY_KOKORO, BY_KOKORO);
        assertThat(only().fallback()).contains(Cause.ENGINE_ERROR);
        assertThat(only().repeated()).isFalse();
    }

    @Test
    void engineThatFailsMidway_andTellsNothing_isSaidAgainFromItsStart_andCountedApart() {
        xtts.beforeWord = word -> {
            if (word.equals("three.")) {
                throw new IllegalStateException("the text is secret");
            }
        };
        assertThat(say("One two three.")).isNull();
        assertThat(heard).endsWith(BY_KOKORO, BY_KOKORO, BY_KOKORO);
        assertThat(kokoro.texts()).containsExactly("One two three.");
        assertThat(only().fallback()).contains(Cause.ENGINE_ERROR);
        assertThat(only().repeated()).isTrue();
    }

    @Test
    void engineThatFailsMidway_otherGoesOnBehindTheLastSentenceThatWasHeard() {
        xtts.tells = true;
        xtts.beforeWord = word -> {
            if (word.equals("five.")) {
                throw new TTSException.SynthesisFailed("broken", null);
            }
        };
        assertThat(say("One two. Three four five.")).isNull();
        assertThat(heard).containsExactly(BY_XTTS, BY_XTTS, BY_XTTS, BY_XTTS, BY_KOKORO, BY_KOKORO, BY_KOKORO);
        assertThat(kokoro.texts()).containsExactly("Three four five.");
        assertThat(only().repeated()).isTrue();
    }

    @Test
    void engineThatFailsBetweenTwoSentences_nothingIsHeardTwice() {
        xtts.tells = true;
        xtts.beforeWord = word -> {
            if (word.equals("Three")) {
                throw new TTSException.SynthesisFailed("broken", null);
            }
        };
        assertThat(say("One two. Three four.")).isNull();
        assertThat(heard).containsExactly(BY_XTTS, BY_XTTS, BY_KOKORO, BY_KOKORO);
        assertThat(kokoro.texts()).containsExactly("Three four.");
        assertThat(only().repeated()).isFalse();
        assertThat(only().fallback()).contains(Cause.ENGINE_ERROR);
    }

    @Test
    void engineThatBreaksOff_isLeftAloneForAWhile() {
        xtts.tells = true;
        xtts.beforeWord = word -> {
            if (word.equals("two.")) {
                throw new TTSException.SynthesisFailed("broken", null);
            }
        };
        assertThat(say("One two.")).isNull();
        xtts.beforeWord = word -> {};
        assertThat(guard.lanes().get(0).breakerOpen()).isTrue();
        assertThat(say("Three.")).isNull();
        assertThat(reports.get(1).fallback()).contains(Cause.BREAKER_OPEN);
        assertThat(xtts.texts()).containsExactly("One two.");
    }

    @Test
    void soundThatStops_isStalled_andSaidAgain() throws InterruptedException {
        values.put("tts.xtts.latency-budget", "100");
        assertThat(say("One hang.")).isNull();
        assertThat(heard).containsExactly(BY_XTTS, BY_KOKORO, BY_KOKORO);
        assertThat(only().fallback()).contains(Cause.STALLED);
        assertThat(only().repeated()).isTrue();
        assertThat(xtts.ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void engineThatIsNotReady_isReplacedAtOnce_andWanted() {
        xtts.state = new EngineState.Idle();
        assertThat(say("One.")).isNull();
        assertThat(xtts.texts()).isEmpty();
        assertThat(only().fallback()).contains(Cause.NOT_READY);
        assertThat(warmUp.wanted()).containsExactly("xtts");
        assertThat(warmUp.wanted()).isEmpty();
    }

    @Test
    void engineWithoutAVoice_isNotReady() {
        xtts.voices = Set.of();
        assertThat(say("One.")).isNull();
        assertThat(only().fallback()).contains(Cause.NOT_READY);
    }

    @Test
    void languageItDoesNotSpeak_isSpokenByTheOther() {
        assertThat(say(new SpeechRequest("Un deux.", "anna", Locale.FRENCH, 1))).isNull();
        assertThat(kokoro.requests.get(0).voice()).isEqualTo("ff_siwis");
        assertThat(only().fallback()).contains(Cause.LANGUAGE);
    }

    @Test
    void languageThatNobodySpeaks_isTheCallersError() {
        assertThat(say(new SpeechRequest("Yksi.", "", Locale.forLanguageTag("fi"), 1)))
                .isInstanceOf(TTSException.UnsupportedLanguage.class)
                .hasMessageContaining("xtts");
        assertThat(only().ending()).isEqualTo(Ending.REFUSED);
    }

    @Test
    void languageThatTheOtherDoesNotSpeak_firstErrorReachesTheClient() {
        xtts.beforeWord = word -> {
            throw new TTSException.SynthesisFailed("broken", null);
        };
        assertThat(say(new SpeechRequest("Eins.", "hans", Locale.ROOT, 1)))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessage("broken");
        assertThat(kokoro.texts()).isEmpty();
        assertThat(only().ending()).isEqualTo(Ending.FAILED);
    }

    @Test
    void fallback_takesTheNearestVoice() {
        xtts.beforeWord = word -> {
            throw new TTSException.SynthesisFailed("broken", null);
        };
        assertThat(say(SpeechRequest.of("One.", "bob"))).isNull();
        assertThat(kokoro.requests.get(0).voice()).isEqualTo("am_adam");
        assertThat(say(SpeechRequest.of("One.", "anna"))).isNull();
        assertThat(kokoro.requests.get(1).voice()).isEqualTo("af_heart");
    }

    @Test
    void voiceOfTheOtherEngine_isTranslated_andSpokenByItselfAfterAFallback() {
        assertThat(say(SpeechRequest.of("One.", "am_adam"))).isNull();
        assertThat(xtts.requests.get(0).voice()).isEqualTo("bob");
        xtts.state = new EngineState.Unavailable("no model", "fetch it");
        assertThat(say(SpeechRequest.of("One.", "am_adam"))).isNull();
        assertThat(kokoro.requests.get(0).voice()).isEqualTo("am_adam");
    }

    @Test
    void voiceOfTheOtherEngine_isUnknownToAnEngineThatTheRequestNames() {
        try (Utterance utterance = speech.begin("xtts", Client.named("open"))) {
            assertThatThrownBy(() -> utterance.say(SpeechRequest.of("One.", "am_adam"), this::hear))
                    .isInstanceOf(TTSException.UnknownVoice.class);
        }
        assertThat(kokoro.texts()).isEmpty();
    }

    @Test
    void voiceThatNobodyHas_isTheCallersErrorWhereTheEngineIsReady_elseTheDefault() {
        assertThat(say(SpeechRequest.of("One.", "nobody"))).isInstanceOf(TTSException.UnknownVoice.class);
        assertThat(kokoro.texts()).isEmpty();
        xtts.state = new EngineState.Unavailable("no model", "fetch it");
        assertThat(say(SpeechRequest.of("One.", "nobody"))).isNull();
        assertThat(kokoro.requests).last().extracting(SpeechRequest::voice).isEqualTo("");
    }

    @Test
    void nothingToSay_isTheCallersError() {
        assertThat(say("123")).isInstanceOf(TTSException.InvalidRequest.class);
        assertThat(only().ending()).isEqualTo(Ending.REFUSED);
        assertThat(kokoro.texts()).isEmpty();
    }

    @Test
    void otherRate_isResampledToThatOfTheUtterance() {
        kokoro.sampleRate = 48_000;
        xtts.state = new EngineState.Idle();
        AtomicInteger samples = new AtomicInteger();
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            assertThat(utterance.sampleRate()).isEqualTo(24_000);
            utterance.say(SpeechRequest.of("One two three."), piece -> {
                assertThat(piece.sampleRate()).isEqualTo(24_000);
                samples.addAndGet(piece.length());
            });
        }
        assertThat(samples).hasValue(3 * ScenarioEngine.PIECE);
    }

    @Test
    void overloadedSafetyNet_isAskedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        kokoro.beforeWord = word -> {
            if (attempts.incrementAndGet() < 4) {
                throw new TTSException.EngineOverloaded("busy");
            }
        };
        xtts.state = new EngineState.Idle();
        assertThat(say("One.")).isNull();
        assertThat(attempts).hasValue(4);
        assertThat(heard).containsExactly(BY_KOKORO);
    }

    @Test
    void overloadedEngine_withoutAnythingPromised_isRefused() {
        values.put("tts.backend", "kokoro");
        kokoro.beforeWord = word -> {
            throw new TTSException.EngineOverloaded("busy");
        };
        assertThat(say("One.")).isInstanceOf(TTSException.EngineOverloaded.class);
        assertThat(only().ending()).isEqualTo(Ending.REFUSED);
    }

    @Test
    void fullLane_queueFullAtOnce_andThePlaceIsFreeWhenTheRunHasEnded() throws Exception {
        values.put("tts.xtts.lane-width", "1");
        values.put("tts.xtts.lane-queue", "0");
        values.put("tts.xtts.latency-budget", "10000");
        Utterance first = speech.begin("", Client.named("open"));
        Future<Throwable> speaking =
                threads.submit(() -> catchThrowable(() -> first.say(SpeechRequest.of("hang"), this::hear)));
        xtts.hanging.await();
        assertThat(guard.lanes().get(0).running()).isEqualTo(1);
        assertThat(say("One.")).isNull();
        assertThat(reports.get(0).fallback()).contains(Cause.QUEUE_FULL);

        assertThat(utterances.cancel(first.id())).isTrue();
        assertThat(speaking.get()).isInstanceOf(TTSException.Cancelled.class);
        xtts.ended.await();
        assertThat(say("Two.")).isNull();
        first.close();
        assertThat(utterances.cancel(first.id())).isFalse();
    }

    @Test
    void cancelled_whileTheSinkIsBlocked_throwsWhenItReturns_andNothingFollows() throws Exception {
        for (String backend : List.of("xtts", "kokoro")) {
            CountDownLatch inSink = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            AtomicInteger pieces = new AtomicInteger();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Utterance utterance = speech.begin(backend, Client.named("open"));
            Future<Throwable> speaking = threads.submit(() -> {
                Throwable thrown =
                        catchThrowable(() -> utterance.say(SpeechRequest.of("One two three four."), piece -> {
                            pieces.incrementAndGet();
                            inSink.countDown();
                            await(leave);
                        }));
                interrupted.set(Thread.currentThread().isInterrupted());
                return thrown;
            });
            inSink.await();
            utterance.cancel();
            leave.countDown();
            assertThat(speaking.get()).isInstanceOf(TTSException.Cancelled.class);
            assertThat(pieces).hasValueLessThanOrEqualTo(1);
            assertThat(interrupted).hasValue(false);
            utterance.close();
        }
        assertThat(reports).extracting(SentenceReport::ending).containsExactly(Ending.CANCELLED, Ending.CANCELLED);
    }

    @Test
    void cancelledBetweenPieces_endsTheEngine_andLeavesTheThreadClean() throws Exception {
        values.put("tts.backend", "kokoro");
        kokoro.hangs = true;
        Utterance utterance = speech.begin("", Client.named("open"));
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Future<Throwable> speaking = threads.submit(() -> {
            Throwable thrown = catchThrowable(() -> utterance.say(SpeechRequest.of("One hang"), this::hear));
            interrupted.set(Thread.currentThread().isInterrupted());
            return thrown;
        });
        kokoro.hanging.await();
        utterance.cancel();
        assertThat(speaking.get()).isInstanceOf(TTSException.Cancelled.class);
        assertThat(interrupted).hasValue(false);
        assertThatThrownBy(() -> utterance.say(SpeechRequest.of("More."), this::hear))
                .isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void interruptedThread_endsTheGuardedRun() throws Exception {
        Thread speaking = new Thread(() -> say("hang"));
        speaking.start();
        xtts.hanging.await();
        speaking.interrupt();
        speaking.join();
        xtts.ended.await();
        assertThat(only().ending()).isEqualTo(Ending.CANCELLED);
        assertThat(heard).isEmpty();
        assertThat(kokoro.texts()).isEmpty();
    }

    @Test
    void listenerThatFails_endsTheRun_andItsExceptionArrives() throws Exception {
        IllegalStateException gone = new IllegalStateException("gone");
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            assertThatThrownBy(() -> utterance.say(SpeechRequest.of("One hang"), piece -> {
                        throw gone;
                    }))
                    .isSameAs(gone);
        }
        xtts.ended.await();
        assertThat(only().ending()).isEqualTo(Ending.CANCELLED);
        assertThat(kokoro.texts()).isEmpty();
    }

    @Test
    void engineThatFailsAgainAndAgain_isLeftAlone() {
        xtts.beforeWord = word -> {
            throw new TTSException.SynthesisFailed("broken", null);
        };
        for (int i = 0; i < GuardedSpeech.WINDOW; i++) {
            assertThat(say("One.")).isNull();
        }
        assertThat(say("One.")).isNull();
        assertThat(guard.lanes().get(0).breakerOpen()).isTrue();
        assertThat(reports).last().extracting(SentenceReport::fallback).isEqualTo(Optional.of(Cause.BREAKER_OPEN));
        assertThat(xtts.texts()).hasSize(GuardedSpeech.WINDOW);
    }

    @Test
    void noRoom_andTooLongAWaitForTheOther_isRefusedBeforeAnythingIsSaid() throws Exception {
        values.put("tts.speech.longest-wait", "1000");
        xtts.state = new EngineState.Idle();
        kokoro.beforeWord = word -> crowdTime.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(say("Slow.")).isNull();
        kokoro.hangs = true;
        try (Utterance hanging = speech.begin("", Client.named("open"))) {
            Future<?> speaker = threads.submit(() -> hanging.say(SpeechRequest.of("hang"), this::hear));
            kokoro.hanging.await();
            assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                    .isInstanceOfSatisfying(
                            TTSException.EngineOverloaded.class,
                            e -> assertThat(e.retryAfter()).isGreaterThan(Duration.ofSeconds(1)));
            xtts.state = new EngineState.Ready();
            assertThat(say("One.")).isNull();
            assertThat(xtts.texts()).containsExactly("One.");
            hanging.cancel();
            assertThatThrownBy(speaker::get).hasCauseInstanceOf(TTSException.Cancelled.class);
        }
        xtts.state = new EngineState.Idle();
        assertThat(say("Two.")).isNull();
        assertThat(kokoro.texts()).endsWith("Two.");
    }

    @Test
    void placeInTheQueueOnly_andTooLongAWaitForTheOther_isRefused() throws Exception {
        values.put("tts.speech.longest-wait", "1000");
        values.put("tts.xtts.latency-budget", "30000");
        values.put("tts.xtts.lane-width", "1");
        xtts.state = new EngineState.Idle();
        kokoro.beforeWord = word -> crowdTime.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(say("Slow.")).isNull();
        kokoro.hangs = true;
        xtts.hangs = true;
        try (Utterance other = speech.begin("", Client.named("open"))) {
            Future<?> waiting = threads.submit(() -> other.say(SpeechRequest.of("hang"), this::hear));
            kokoro.hanging.await();
            xtts.state = new EngineState.Ready();
            try (Utterance guarded = speech.begin("", Client.named("open"))) {
                Future<?> running = threads.submit(() -> guarded.say(SpeechRequest.of("hang"), this::hear));
                xtts.hanging.await();
                assertThat(guard.lanes().get(0).waiting()).isZero();
                assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                        .isInstanceOf(TTSException.EngineOverloaded.class);
                guarded.cancel();
                assertThatThrownBy(running::get).hasCauseInstanceOf(TTSException.Cancelled.class);
            }
            other.cancel();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(TTSException.Cancelled.class);
        }
    }

    @Test
    void snapshot_countsWhatWasSaid() {
        try (Utterance utterance = speech.begin("", Client.named("key"))) {
            utterance.say(SpeechRequest.of("One two. Three."), this::hear);
            RunningUtterance running = utterances.running().get(0);
            assertThat(running.client()).isEqualTo("key");
            assertThat(running.sentences()).isEqualTo(1);
            assertThat(running.characters()).isEqualTo(15);
            assertThat(running.audioMillis()).isEqualTo(30);
            assertThat(running.engine()).isEqualTo("xtts");
        }
        assertThat(utterances.running()).isEmpty();
    }

    private SentenceReport only() {
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private Throwable say(String text) {
        return say(SpeechRequest.of(text));
    }

    private Throwable say(SpeechRequest request) {
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            return catchThrowable(() -> utterance.say(request, this::hear));
        }
    }

    private void hear(Pcm piece) {
        heard.add(piece.samples().get(0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
