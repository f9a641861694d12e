package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.app.security.keys.Caller;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LiveConversationTest {

    private final NotedOutlet outlet = new NotedOutlet();
    private final Scripted speech = new Scripted();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LiveConversation conversation = new LiveConversation(outlet, speech, null, threads);

    @AfterEach
    void stop() {
        conversation.close();
        threads.shutdownNow();
    }

    @Test
    void read_isSpokenSentenceBySentence() throws InterruptedException {
        conversation.receive("{\"type\": \"read\", \"text\": \"One two. Three.\"}");
        assertThat(outlet.until("done 1"))
                .containsExactly("sentence 1", "sound", "sound", "sentence 1", "sound", "done 1");
    }

    @Test
    void stop_endsTheTurnAndItsUtterance() throws InterruptedException {
        say("endless");
        outlet.until("sound");
        conversation.receive("{\"type\": \"stop\"}");
        outlet.until("stopped 1");
        assertThat(speech.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        read();
        assertThat(outlet.until("done 2")).containsExactly("sentence 2", "sound", "done 2");
    }

    @Test
    void stop_isToldBeforeTheEngineHasEnded_andNothingFollows() throws InterruptedException {
        say("stubborn");
        speech.begun.await();
        conversation.receive("{\"type\": \"stop\"}");
        outlet.until("stopped 1");
        speech.released.countDown();
        read();
        assertThat(outlet.until("done 2")).containsExactly("sentence 2", "sound", "done 2");
    }

    @Test
    void listenerWhoIsLostMidway_endsTheSpeech() throws InterruptedException {
        say("endless");
        outlet.until("sound");
        outlet.leave();
        outlet.until("closed 1011");
        read();
        assertThat(outlet.rest()).doesNotContain("sentence 2");
    }

    @Test
    void newMessage_cutsTheOneBefore() throws InterruptedException {
        say("endless");
        outlet.until("sound");
        read();
        List<String> came = outlet.until("done 2");
        assertThat(came.subList(came.indexOf("stopped 1"), came.size()))
                .containsExactly("stopped 1", "sentence 2", "sound", "done 2");
    }

    @Test
    void messageThatNeverBegan_isToldToBeStopped() throws InterruptedException {
        say("stubborn");
        speech.begun.await();
        read();
        read();
        speech.released.countDown();
        assertThat(outlet.until("done 3")).containsExactly("stopped 1", "stopped 2", "sentence 3", "sound", "done 3");
    }

    @Test
    void stopWithoutATurn_saysNothing() {
        conversation.receive("{\"type\": \"stop\"}");
        assertThat(outlet.rest()).isEmpty();
    }

    @Test
    void wrongMessage_isNoTurn_wrongFieldIsOne() throws InterruptedException {
        conversation.receive("nonsense");
        conversation.receive("{\"type\": \"sing\"}");
        assertThat(outlet.rest()).containsExactly("error -", "error -");
        conversation.receive("{\"type\": \"read\", \"text\": 7}");
        outlet.until("error 1");
        conversation.receive("{\"type\": \"read\", \"text\": \"...\"}");
        outlet.until("done 2");
        conversation.receive("{\"type\": \"read\", \"text\": \" \"}");
        outlet.until("error 3");
        read();
        outlet.until("done 4");
    }

    @Test
    void listenerIsFarBehind_theSpeakerWaitsUntilItIsCut() throws InterruptedException {
        speech.lead = Duration.ofMillis(100);
        say("endless");
        outlet.until("sound");
        // A piece lasts 2 hours: the second one is not due within the test.
        assertThat(speech.held.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(outlet.rest()).isEmpty();
        conversation.receive("{\"type\": \"stop\"}");
        assertThat(outlet.until("stopped 1")).containsExactly("stopped 1");
    }

    @Test
    void listenerThatLeft_endsTheSpeech() throws InterruptedException {
        outlet.leave();
        say("endless");
        assertThat(outlet.until("closed 1011")).containsExactly("closed 1011");
    }

    @Test
    void closing_endsTheSpeech() throws InterruptedException {
        say("endless");
        outlet.until("sound");
        conversation.close();
        assertThat(speech.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        outlet.rest();
        read();
        assertThat(outlet.rest()).doesNotContain("sentence 2");
    }

    @Test
    void tooLongAMessage_closes() {
        conversation.receive("x".repeat(speech.mostMessageCharacters() + 1));
        assertThat(outlet.rest()).containsExactly("closed 1009");
    }

    @Test
    void keyNeeded_nothingIsSaidBeforeIt() throws InterruptedException {
        speech.key = "secret";
        LiveConversation locked = new LiveConversation(outlet, speech, null, threads);
        locked.receive("{\"type\": \"key\", \"key\": \"secret\"}");
        locked.receive("{\"type\": \"read\", \"text\": \"One.\"}");
        outlet.until("done 1");
        assertThat(speech.client).isEqualTo("secret");

        LiveConversation without = new LiveConversation(outlet, speech, null, threads);
        without.receive("{\"type\": \"read\", \"text\": \"One.\"}");
        assertThat(outlet.until("closed 1008")).containsExactly("error -", "closed 1008");
        LiveConversation wrong = new LiveConversation(outlet, speech, null, threads);
        wrong.receive("{\"type\": \"key\", \"key\": \"guess\"}");
        assertThat(outlet.until("closed 1008")).containsExactly("error -", "closed 1008");
    }

    @Test
    void keyThatIsDeletedOrChanged_endsTheConversation_atOnceOrWithTheNextMessage() throws InterruptedException {
        speech.key = "secret";
        conversation.receive("{\"type\": \"key\", \"key\": \"secret\"}");
        say("endless");
        outlet.until("sound");
        conversation.review();
        assertThat(outlet.rest()).doesNotContain("closed 1008");
        speech.key = "another";
        conversation.review();
        outlet.until("closed 1008");
        assertThat(speech.cancelled.await(10, TimeUnit.SECONDS)).isTrue();

        NotedOutlet laterOutlet = new NotedOutlet();
        LiveConversation later = new LiveConversation(laterOutlet, speech, null, threads);
        later.receive("{\"type\": \"key\", \"key\": \"another\"}");
        speech.key = "third";
        later.receive("{\"type\": \"read\", \"text\": \"One.\"}");
        assertThat(laterOutlet.until("closed 1008")).containsExactly("error -", "closed 1008");
    }

    @Test
    void keyThatTheClientShowsAnew_letsTheConversationGoOn() throws InterruptedException {
        speech.key = "secret";
        conversation.receive("{\"type\": \"key\", \"key\": \"secret\"}");
        speech.key = "another";
        conversation.receive("{\"type\": \"key\", \"key\": \"another\"}");
        conversation.review();
        read();
        assertThat(outlet.until("done 1")).doesNotContain("closed 1008");
    }

    @Test
    void keysThatAreSetMeanwhile_makeAStrangerShowOne() throws InterruptedException {
        read();
        outlet.until("done 1");
        speech.key = "secret";
        conversation.review();
        assertThat(conversation.known()).isFalse();
        assertThat(outlet.rest()).isEmpty();
        conversation.receive("{\"type\": \"key\", \"key\": \"secret\"}");
        assertThat(conversation.known()).isTrue();
        read();
        outlet.until("done 2");
        assertThat(speech.client).isEqualTo("secret");
    }

    private void say(String text) {
        conversation.receive("{\"type\": \"say\", \"text\": \"" + text + "\"}");
    }

    private void read() {
        conversation.receive("{\"type\": \"read\", \"text\": \"One.\"}");
    }

    /** Reads with a fake engine; says the same piece without end, or ignores a cut until it is released. */
    private static final class Scripted extends FakeLiveSpeech {
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final LiveConfig config = LiveConfig.of(Map.of());
        private final SpeechService service =
                SpeechService.of(new Engines(Map.of("kokoro", new FakeEngine()), config), config);
        private volatile String client = "";

        Scripted() {
            lead = Duration.ofDays(1);
        }

        @Override
        Reply.Timings say(ReplyRequest request, Caller caller, ReplyListener listener) {
            listener.begun(7);
            begun.countDown();
            if (request.speech().text().equals("stubborn")) {
                boolean waiting = true;
                while (waiting) {
                    try {
                        released.await();
                        waiting = false;
                    } catch (InterruptedException e) {
                        // Stubborn, like a native run that can't be ended.
                    }
                }
                listener.audio(Pcm.of(new float[1], 24_000), sentence());
                throw new AssertionError("a turn that was cut took sound");
            }
            Pcm piece = Pcm.of(new float[1], 24_000);
            for (int i = 0; ; i++) {
                if (i == 1) {
                    held.countDown();
                }
                listener.hold();
                listener.audio(lead.toDays() > 0 ? piece : Pcm.of(new float[7_200], 1), sentence());
            }
        }

        private static SpokenSentence sentence() {
            return new SpokenSentence(0, "On and on.", "kokoro", Optional.empty());
        }

        @Override
        Reply.Timings read(ReplyRequest request, Caller caller, ReplyListener listener) {
            client = request.client().name();
            return Reading.aloud(request, service, listener);
        }

        @Override
        void cancel(long utterance) {
            assertThat(utterance).isPositive();
            super.cancel(utterance);
        }
    }
}
