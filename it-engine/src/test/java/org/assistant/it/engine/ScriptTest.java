package org.assistant.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ScriptTest {

    private final Ledger ledger = new Ledger();
    private final ScriptedEngine engine = new ScriptedEngine(ledger);

    @Test
    void everyNumber_isHeardAsItself() {
        List<Integer> numbers = new ArrayList<>();
        StringBuilder text = new StringBuilder("audio=40");
        for (int i = 0; i < Tones.NUMBERS; i++) {
            numbers.add(i);
            text.append(" w").append(i);
        }
        assertThat(heard(text.toString())).isEqualTo(numbers);
    }

    @Test
    void words_areHeardInTheirOrder_alsoTwice_howeverTheyAreSpreadOverPieces() {
        for (int pieces = 1; pieces <= 7; pieces++) {
            assertThat(heard("audio=120 pieces=" + pieces + " w5 w17, w17 w4.")).containsExactly(5, 17, 17, 4);
        }
        assertThat(heard("Hello, w3!")).containsExactly(Tones.number("Hello"), 3);
    }

    @Test
    void pieces_haveTheSoundThatWasAskedFor() {
        List<Integer> lengths = new ArrayList<>();
        engine.speak(SpeechRequest.of("pieces=3 audio=200 w1"), piece -> lengths.add(piece.length()));
        assertThat(lengths).containsExactly(4800, 4800, 4800);
    }

    @Test
    void failures_comeBeforeAndAfterTheFirstPiece() {
        List<Pcm> pieces = new ArrayList<>();
        assertThat(catchThrowable(() -> engine.speak(SpeechRequest.of("w1 w2 fail."), pieces::add)))
                .isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(pieces).isEmpty();
        assertThat(catchThrowable(() -> engine.speak(SpeechRequest.of("w1 w2 failmid."), pieces::add)))
                .isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(pieces).hasSize(1);
        assertThat(ledger.json().getInt("failed")).isEqualTo(2);
    }

    @Test
    void interruptThatIsIgnored_endsTheRunLater_andTheLedgerSaysHowMuch() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> ended.complete(catchThrowable(() ->
                engine.speak(SpeechRequest.of("w1 w2 stall=60000 ignoreinterrupt=50"), piece -> first.countDown()))));
        caller.start();
        first.await();
        assertThat(ledger.json().getInt("running")).isOne();
        caller.interrupt();
        assertThat(ended.get()).isInstanceOf(TTSException.Cancelled.class);
        JsonObject after = ledger.json();
        assertThat(after.getInt("running")).isZero();
        assertThat(after.getInt("cancelled")).isOne();
        assertThat(after.getInt("longest_since_interrupt_ms")).isGreaterThanOrEqualTo(49);
    }

    private List<Integer> heard(String text) {
        return Tones.heard(Pcm.collect(engine, SpeechRequest.of(text)).toArray(), ScriptedEngine.SAMPLE_RATE);
    }
}
