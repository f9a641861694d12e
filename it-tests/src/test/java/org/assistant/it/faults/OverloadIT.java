package org.assistant.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assistant.it.Api;
import org.assistant.it.Audio;
import org.assistant.it.Eventually;
import org.assistant.it.WarWithEngine;
import org.assistant.it.engine.Tones;
import org.assistant.it.faults.ScriptedServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Tests what a listener hears when the engine in force is late, busy, broken or gone: samples and headers of a real server with
 * an engine that behaves as the text says and Kokoro as the fallback.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OverloadIT {

    private static final String ANN = "scripted_ann";

    /** German: Kokoro has no voice for it, so the result of the engine itself comes through. */
    private static final String EVA = "scripted_eva";

    private static final int BUDGET_MILLIS = 1_000;

    /** How soon after the end of the budget or a cancel a run must have ended. */
    private static final int SOON_MILLIS = 100;

    /** Longer than any budget. */
    private static final String LATE = "Then first=9000 w3.";

    /** Ten sentences in time: more than a breaker counts. */
    private static final String WELL = "W1. W2. W3. W4. W5. W6. W7. W8. W9. W10.";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String PITCHES = "/org/assistant/tts/kokoro/voices/voice-pitches.properties";

    /** An annotation to switch off by the specification's key: fault-tolerance.sh shows which tests fail without it. */
    private static final String WITHOUT = "fault-tolerance.without";

    private static final String GUARDED = "org.assistant.tts.speech.GuardedSpeech/speak/";

    private static ScriptedServer scripted;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "tts.scripted.latency-budget", Integer.toString(BUDGET_MILLIS), "tts.speech.max-concurrent", "200"));
        Optional.ofNullable(System.getProperty(WITHOUT))
                .ifPresent(annotation -> settings.put(GUARDED + annotation + "/enabled", "false"));
        scripted = ScriptedServer.start("overload", settings);
        scripted.speak(ANN, "", LATE); // the first fallback of a server loads classes, which takes up to a second
    }

    @AfterAll
    static void stop() {
        if (scripted != null) {
            scripted.close();
        }
    }

    /** Undoes the previous test: waits until the lane is free and the breaker trusts the engine. */
    @BeforeEach
    void heal() {
        scripted.ready(true);
        scripted.set("lane-width", 2);
        scripted.set("lane-queue", 4);
        scripted.set("latency-budget", BUDGET_MILLIS);
        assertThat(Eventually.holds(
                        PATIENCE, () -> scripted.speak(EVA, "", "W1.").status() == 200))
                .isTrue();
        assertThat(Eventually.holds(
                        PATIENCE, () -> scripted.speak(EVA, "", WELL).words().equals(numbers(1, 10))))
                .isTrue();
        assertThat(Eventually.holds(PATIENCE, () -> scripted.ledger().getInt("running") == 0))
                .isTrue();
        scripted.forget();
    }

    @Test
    void engineInTime_speaksEveryWordOnce() {
        Answer answer = scripted.speak(ANN, "", WELL);
        assertThat(answer.engine()).isEqualTo(WarWithEngine.ENGINE);
        assertThat(answer.fallback()).isEmpty();
        assertThat(answer.words()).isEqualTo(numbers(1, 10));
    }

    @Test
    void lateFirstSound_isSpokenByKokoro_andTheRunIsEnded() {
        Answer answer = scripted.speak(ANN, "", LATE);
        assertFellBack(answer, "budget");
        assertThat(answer.samples()).isEqualTo(kokoro(nearest("female", "en-US", 210), LATE));
        JsonObject run = scripted.run(LATE);
        assertThat(run.getString("ending")).isEqualTo("cancelled");
        assertThat(run.getInt("since_interrupt_ms")).isLessThanOrEqualTo(SOON_MILLIS);
        assertThat(run.getInt("took_ms")).isLessThanOrEqualTo(BUDGET_MILLIS + SOON_MILLIS);
    }

    @Test
    void lateInTheMiddle_nothingIsHeardTwiceOrLost_andItStaysSo() {
        String rest = LATE + " There w5 w6.";
        long repeated = total("repeated");
        Answer answer = scripted.speak(ANN, "", "Now w1 w2. " + rest);
        assertThat(answer.engine()).isEqualTo(WarWithEngine.ENGINE);
        float[] byKokoro = kokoro(nearest("female", "en-US", 210), rest);
        float[] heard = answer.samples();
        int first = heard.length - byKokoro.length;
        assertThat(first).isPositive();
        assertThat(Arrays.copyOfRange(heard, first, heard.length)).isEqualTo(byKokoro);
        assertThat(Tones.heard(Arrays.copyOf(heard, first), ScriptedServer.RATE))
                .isEqualTo(List.of(Tones.number("Now"), 1, 2));
        assertThat(total("repeated")).isEqualTo(repeated);
    }

    @Test
    void voice_isTheNearestOfTheSameSex() {
        scripted.ready(false);
        String text = "Good morning.";
        assertThat(scripted.speak("scripted_bob", "", text).samples())
                .isEqualTo(kokoro(nearest("male", "en-US", 86), text));
    }

    @Test
    void stubbornRun_keepsItsPlaceUntilItHasReallyEnded() {
        String text = "Slow first=9000 ignoreinterrupt=4000 w1.";
        scripted.set("lane-width", 1);
        scripted.set("lane-queue", 0);
        Answer late = scripted.speak(EVA, "", text);
        assertThat(late.status()).as(late::toString).isEqualTo(429);
        assertThat(late.header("Retry-After")).isNotEmpty();
        assertThat(scripted.lane().getInt("running")).isEqualTo(1);
        assertFellBack(scripted.speak(ANN, "", "W1."), "queue-full");
        assertThat(scripted.run(text).getInt("since_interrupt_ms")).isGreaterThanOrEqualTo(4_000);
        assertThat(Eventually.holds(PATIENCE, () -> scripted.lane().getInt("running") == 0))
                .isTrue();
        assertThat(scripted.speak(ANN, "", "W1.").words()).isEqualTo(List.of(1));
    }

    @Test
    void fullLane_isNotWaitedFor_andWhatRunsGoesOn() throws Exception {
        scripted.set("lane-width", 1);
        scripted.set("lane-queue", 0);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> long1 = thread.submit(() -> scripted.speak(ANN, "", "W1 w2 w3 w4 w5 w6 w7 w8 each=500"));
            assertThat(Eventually.holds(PATIENCE, () -> scripted.ledger().getInt("running") == 1))
                    .isTrue();
            assertFellBack(scripted.speak(ANN, "", "W9."), "queue-full");
            assertThat(long1.get().words()).isEqualTo(numbers(1, 8));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void failingEngine_isLeftAlone_andTriedAgainAfterItsRest() {
        String text = "Bad fail w1.";
        assertFellBack(scripted.speak(ANN, "", text), "engine-error");
        assertThat(Eventually.holds(PATIENCE, () -> {
                    scripted.speak(EVA, "", text);
                    return scripted.lane().getBoolean("breaker_open");
                }))
                .isTrue();
        int begun = scripted.ledger().getInt("begun");
        assertFellBack(scripted.speak(ANN, "", "W2."), "breaker-open");
        assertThat(scripted.ledger().getInt("begun")).isEqualTo(begun);
        assertThat(Eventually.holds(
                        PATIENCE,
                        () -> scripted.speak(EVA, "", "W3.").status() == 200
                                && !scripted.lane().getBoolean("breaker_open")))
                .isTrue();
        assertThat(scripted.speak(ANN, "", "W4.").words()).isEqualTo(List.of(4));
    }

    @Test
    void engineThatIsNotReady_isNotAsked() {
        scripted.ready(false);
        assertFellBack(scripted.speak(ANN, "", "W1."), "not-ready");
        assertThat(scripted.ledger().getInt("begun")).isZero();
        scripted.ready(true);
        assertThat(scripted.speak(ANN, "", "W1.").words()).isEqualTo(List.of(1));
    }

    @Test
    void languageThatItDoesNotSpeak_isKept() {
        String text = "Hola, buenos d\u00edas.";
        Answer answer = scripted.speak(ANN, "es", text);
        assertFellBack(answer, "language");
        Answer alone = scripted.speak("kokoro", nearest("female", "es", 210), "es", text);
        assertThat(answer.samples()).isEqualTo(alone.samples());
    }

    @Test
    void languageThatNobodyElseSpeaks_leavesTheFirstError() {
        Answer late = scripted.speak(EVA, "", LATE);
        assertThat(late.status()).as(late::toString).isEqualTo(429);
        assertThat(late.error()).isEqualTo("overloaded");
        assertThat(late.header("Retry-After")).isNotEmpty();
        Answer failed = scripted.speak(EVA, "", "Bad fail w1.");
        assertThat(failed.status()).as(failed::toString).isEqualTo(500);
        assertThat(failed.error()).isEqualTo("synthesis_failed");
        scripted.ready(false);
        Answer gone = scripted.speak(EVA, "", "W1.");
        assertThat(gone.status()).as(gone::toString).isEqualTo(503);
        assertThat(gone.error()).isEqualTo("engine_unavailable");
    }

    @Test
    void soundThatStopsMidway_isSaidAgainFromItsStart_andCounted() {
        String text = "Halt stall=9000 w1 w2.";
        long repeated = total("repeated");
        Answer answer = scripted.speak(ANN, "", text);
        assertThat(answer.engine()).as("of the first sound").isEqualTo(WarWithEngine.ENGINE);
        float[] again = kokoro(nearest("female", "en-US", 210), text);
        float[] heard = answer.samples();
        int first = heard.length - again.length;
        assertThat(first).isPositive();
        assertThat(Arrays.copyOfRange(heard, first, heard.length)).isEqualTo(again);
        assertThat(Tones.heard(Arrays.copyOf(heard, first), ScriptedServer.RATE))
                .isEqualTo(List.of(Tones.number("Halt")));
        assertThat(total("repeated")).isEqualTo(repeated + 1);
        assertThat(scripted.run(text).getInt("since_interrupt_ms")).isLessThanOrEqualTo(SOON_MILLIS);
    }

    @Test
    void cancelledUtterance_endsItsRunAtOnce() throws IOException {
        String text = "Long w1 each=500 pieces=100.";
        Map<String, Object> fields = ScriptedServer.fields("tts-1", ANN, "", text);
        try (InputStream audio = scripted.api().open(Api.SPEECH, "*/*", fields).body()) {
            assertThat(audio.read()).isNotNegative();
            JsonObject utterance = scripted.state()
                    .getJsonArray("utterances")
                    .getValuesAs(JsonObject.class)
                    .get(0);
            JsonNumber id = utterance.getJsonNumber("id");
            assertThat(scripted.send("POST", "/api/admin/utterances/" + id + "/cancel", "")
                            .statusCode())
                    .isEqualTo(200);
            JsonObject run = scripted.run(text);
            assertThat(run.getString("ending")).isEqualTo("cancelled");
            assertThat(run.getInt("since_interrupt_ms")).isLessThanOrEqualTo(SOON_MILLIS);
        }
        assertThat(Eventually.holds(
                        PATIENCE,
                        () -> scripted.state().getJsonArray("utterances").isEmpty()))
                .isTrue();
    }

    @Test
    void moreThanAHundredAtOnce_nothingBreaksOutOfTheFallback() throws InterruptedException, ExecutionException {
        scripted.set("lane-width", 24);
        scripted.set("lane-queue", 16);
        ExecutorService threads = Executors.newFixedThreadPool(150);
        List<Future<Answer>> pending = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pending.add(threads.submit(() -> scripted.speak(EVA, "", "Viel w1 first=300.")));
        }
        int spoken = 0;
        for (Future<Answer> one : pending) {
            Answer answer = one.get();
            assertThat(answer.status()).as(answer::toString).isIn(200, 429);
            if (answer.status() == 200) {
                spoken++;
                assertThat(answer.words()).isEqualTo(List.of(Tones.number("Viel"), 1));
            } else {
                assertThat(answer.error()).isEqualTo("overloaded");
            }
        }
        threads.shutdown();
        assertThat(spoken).isGreaterThanOrEqualTo(24);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyCauseIsCounted_andNothingIsHeld() {
        JsonObject fallbacks = scripted.state().getJsonObject("totals").getJsonObject("fallbacks");
        String metrics = new String(scripted.api().get("/metrics", "text/plain").body(), StandardCharsets.UTF_8);
        for (String cause :
                List.of("budget", "queue-full", "breaker-open", "not-ready", "engine-error", "language", "stalled")) {
            assertThat(fallbacks.getInt(cause)).as(cause).isPositive();
            assertThat(metrics.lines())
                    .as(cause)
                    .anyMatch(line -> line.startsWith("tts_fallbacks")
                            && line.contains("cause=\"" + cause + "\"")
                            && !line.endsWith(" 0")
                            && !line.endsWith(" 0.0"));
        }
        for (String counted : List.of(
                "ft_timeout_calls_total.*timedOut=\"true\"",
                "ft_invocations_total.*fallback=\"applied\"",
                "ft_circuitbreaker_calls_total.*circuitBreakerResult=\"circuitBreakerOpen\"",
                "ft_circuitbreaker_opened_total")) {
            assertThat(metrics.lines())
                    .as(counted)
                    .anyMatch(line -> line.contains("GuardedSpeech.speak")
                            && line.matches(counted + ".*")
                            && !line.endsWith(" 0")
                            && !line.endsWith(" 0.0"));
        }
        assertThat(Eventually.holds(PATIENCE, () -> {
                    JsonObject lane = scripted.lane();
                    return lane.getInt("running") == 0
                            && lane.getInt("waiting") == 0
                            && scripted.state().getJsonObject("admission").getInt("running") == 0;
                }))
                .isTrue();
    }

    private static void assertFellBack(Answer answer, String cause) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        assertThat(answer.engine()).isEqualTo("kokoro");
        assertThat(answer.fallback()).isEqualTo(cause);
        assertThat(Audio.ofPcm(answer.response().body()).loudness()).isGreaterThan(0.005);
    }

    /** The samples of Kokoro alone. */
    private static float[] kokoro(String voice, String text) {
        return scripted.speak("kokoro", voice, "", text).samples();
    }

    /** The Kokoro voice for {@code language} with that sex and the nearest measured pitch. */
    private static String nearest(String sex, String language, double hertz) {
        Properties pitches = new Properties();
        try (InputStream in = OverloadIT.class.getResourceAsStream(PITCHES)) {
            pitches.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + PITCHES, e);
        }
        return scripted.api().json("/v1/audio/voices").getJsonArray("data").getValuesAs(JsonObject.class).stream()
                .filter(voice -> voice.getString("engine").equals("kokoro"))
                .filter(voice -> voice.getString("language").equals(language))
                .filter(voice -> voice.getString("sex").equals(sex))
                .map(voice -> voice.getString("id"))
                .min(Comparator.comparingDouble(
                        id -> Math.abs(Math.log(Double.parseDouble(pitches.getProperty(id)) / hertz))))
                .orElseThrow();
    }

    private static long total(String name) {
        return scripted.state().getJsonObject("totals").getJsonNumber(name).longValue();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
