package org.assistant.it.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A person who hears one sentence after the other, and asks again for a sentence that broke off. Asks for the next sentence once
 * the last one has been played.
 */
final class Listener implements Runnable {

    static final List<String> SENTENCES = List.of(
            "The lighthouse keeper climbed the stairs every evening at the same hour.",
            "He counted the steps, although he knew their number very well.",
            "From the gallery he watched the fishing boats come home before dark.",
            "On stormy nights he stayed beside the lamp until the morning came.",
            "Nobody had ever asked him whether he was lonely out there.");

    /** Makes the engine of the tests speak a word in 0.4 s and work on it for 0.25 s; Kokoro reads it aloud. */
    private static final String SCRIPT = "audio=400 each=250 ";

    private static final double BYTES_A_WORD = 0.4 * PlayedSound.BYTES_A_SECOND;

    /** Rounding may cost some samples; less sound than this is not the whole sentence. */
    private static final double WHOLE = 0.95;

    private static final int MOST_REQUESTS = 5;
    private static final int BUFFER = 4096;
    private static final int CROWDED = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofMillis(500);

    private final SpeechClient client;
    private final int number;
    private final CountDownLatch over;
    private final SceneCounts counts;

    /**
     * The answer to one request.
     *
     * @param status 0 if there was none
     * @param engine that began to speak
     * @param bytes of sound
     * @param problem what ended it early; empty if it is whole
     */
    private record Answer(int status, String engine, long bytes, String problem) {

        boolean isWhole() {
            return status == SpeechClient.OK && problem.isEmpty();
        }

        boolean isRefusal() {
            return status == CROWDED || status == UNAVAILABLE;
        }
    }

    /**
     * @param number of this listener; each begins with another sentence, a little later
     * @param over ends the listener after its current sentence
     */
    Listener(SpeechClient client, int number, CountDownLatch over, SceneCounts counts) {
        this.client = client;
        this.number = number;
        this.over = over;
        this.counts = counts;
    }

    @Override
    public void run() {
        try {
            boolean end = over.await(number * BEFORE_THE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
            for (int turn = number; !end; turn++) {
                long playedUntil = hear(SENTENCES.get(turn % SENTENCES.size()));
                end = over.await(playedUntil - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the sentence has been played. */
    private long hear(String sentence) throws InterruptedException {
        long asked = System.nanoTime();
        PlayedSound played = new PlayedSound();
        Answer answer = request(sentence, played);
        int requests = 1;
        while (played.began() && !answer.isWhole() && requests < MOST_REQUESTS) {
            if (answer.status() != SpeechClient.OK) {
                LockSupport.parkNanos(BEFORE_THE_NEXT_TRY.toNanos());
            }
            answer = request(sentence, played);
            requests++;
        }
        if (answer.isWhole()) {
            counts.spoken(answer.engine(), requests, asked, played, answer.bytes());
        } else if (!played.began() && answer.isRefusal()) {
            counts.refused(answer.status());
        } else {
            counts.lost(answer.problem());
        }
        return played.began() ? played.playedUntil() : System.nanoTime() + BEFORE_THE_NEXT_TRY.toNanos();
    }

    private Answer request(String sentence, PlayedSound played) throws InterruptedException {
        HttpResponse<InputStream> response;
        try {
            response = client.ask("tts-1", SCRIPT + sentence);
        } catch (IOException e) {
            return new Answer(0, "", 0, "no answer: " + e);
        }
        String engine = response.headers().firstValue("X-TTS-Engine").orElse("");
        long bytes = 0;
        try (InputStream sound = response.body()) {
            if (response.statusCode() != SpeechClient.OK) {
                sound.readAllBytes();
                return new Answer(response.statusCode(), engine, 0, "status " + response.statusCode());
            }
            byte[] buffer = new byte[BUFFER];
            for (int count = sound.read(buffer); count >= 0; count = sound.read(buffer)) {
                played.arrived(count, System.nanoTime());
                bytes += count;
            }
        } catch (IOException e) {
            return new Answer(response.statusCode(), engine, bytes, "broke off: " + e.getMessage());
        }
        boolean whole = bytes >= WHOLE * BYTES_A_WORD * sentence.split(" ").length;
        return new Answer(response.statusCode(), engine, bytes, whole ? "" : "only " + bytes + " bytes of " + sentence);
    }
}
