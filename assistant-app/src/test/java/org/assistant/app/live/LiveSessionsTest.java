package org.assistant.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.security.keys.Caller;
import org.assistant.app.security.keys.Guest;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LiveSessionsTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private final NotedOutlet outlet = new NotedOutlet();
    private final Silent speech = new Silent();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Later later = new Later();
    private final LiveSessions sessions = new LiveSessions(
            speech,
            LiveConfig.of(Map.of(
                    "assistant.live.max-sessions",
                    "2",
                    "assistant.live.max-strangers",
                    "4",
                    "assistant.live.max-strangers-per-address",
                    "2",
                    "assistant.live.idle-timeout",
                    "600000")),
            threads,
            later,
            count::set,
            now::get);

    @AfterEach
    void stop() {
        sessions.close("a");
        threads.shutdownNow();
        later.shutdownNow();
    }

    @Test
    void clientThatAnswersPings_staysUntilItWasSilentTooLong() {
        sessions.open("a", null, outlet);
        for (int round = 0; round < 20; round++) {
            pass(Duration.ofSeconds(30));
            sessions.round();
            assertThat(outlet.rest()).containsExactly("ping");
            sessions.alive("a");
        }
        pass(Duration.ofSeconds(30));
        sessions.round();
        assertThat(outlet.rest()).containsExactly("closed 1001");
    }

    @Test
    void wordOfTheClient_beginsItsTimeAnew() {
        sessions.open("a", null, outlet);
        pass(Duration.ofSeconds(599));
        sessions.alive("a");
        sessions.receive("a", "{\"type\": \"stop\"}");
        pass(Duration.ofSeconds(90));
        sessions.round();
        assertThat(outlet.rest()).containsExactly("ping");
    }

    @Test
    void longSpeech_isNoSilence() throws InterruptedException {
        sessions.open("a", null, outlet);
        sessions.receive("a", "{\"type\": \"say\", \"text\": \"at length\"}");
        speech.begun.await();
        pass(Duration.ofSeconds(700));
        sessions.alive("a");
        sessions.round();
        assertThat(outlet.rest()).containsExactly("ping");
    }

    @Test
    void clientThatAnswersNoPing_isClosedAndItsSpeechEnds() throws InterruptedException {
        sessions.open("a", null, outlet);
        sessions.receive("a", "{\"type\": \"say\", \"text\": \"at length\"}");
        speech.begun.await();
        pass(Duration.ofSeconds(95));
        sessions.round();
        assertThat(outlet.rest()).containsExactly("ping");
        pass(Duration.ofSeconds(1));
        sessions.round();
        // The turn ends on its own thread and may send its message first.
        assertThat(outlet.rest()).contains("closed 1001").isSubsetOf("stopped 1", "closed 1001");
        assertThat(speech.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneTooMany_isSentAway_untilOneLeaves() {
        sessions.open("a", null, outlet);
        sessions.open("b", null, outlet);
        sessions.open("c", null, outlet);
        assertThat(outlet.rest()).containsExactly("closed 1013");
        assertThat(count).hasValue(2);
        sessions.close("b");
        assertThat(count).hasValue(1);
        sessions.open("d", null, outlet);
        assertThat(outlet.rest()).isEmpty();
    }

    @Test
    void strangers_takeNoPlaceOfThoseWithAKey() {
        speech.key = "secret";
        for (String stranger : List.of("s", "t", "u", "v")) {
            sessions.open(stranger, from("10.0.0." + stranger.charAt(0) % 3), new NotedOutlet());
        }
        sessions.open("w", from("10.0.0.9"), outlet);
        assertThat(outlet.rest()).containsExactly("closed 1013"); // the fifth stranger
        NotedOutlet holder = new NotedOutlet();
        sessions.open("a", new Guest(speech.caller("secret", null).orElseThrow(), "10.0.0.9"), holder);
        sessions.receive("s", "{\"type\": \"key\", \"key\": \"secret\"}");
        assertThat(holder.rest()).isEmpty();
        assertThat(count).hasValue(5);
        sessions.open("w", from("10.0.0.9"), outlet);
        assertThat(outlet.rest()).isEmpty(); // in the place of the connection that has shown its key
        sessions.receive("w", "{\"type\": \"key\", \"key\": \"secret\"}");
        assertThat(outlet.rest()).containsExactly("closed 1013"); // the third conversation
    }

    @Test
    void strangersOfOneAddress_areFewerYet() {
        speech.key = "secret";
        sessions.open("s", from("2001:db8::1"), new NotedOutlet());
        sessions.open("t", from("2001:db8::2"), new NotedOutlet());
        sessions.open("u", from("2001:db8::3"), outlet);
        assertThat(outlet.rest()).containsExactly("closed 1013");
        sessions.open("u", from("2001:db9::3"), outlet);
        assertThat(outlet.rest()).isEmpty();
    }

    private static Guest from(String address) {
        return new Guest(Caller.OPEN, address);
    }

    @Test
    void whoShowsNoKey_isSentAway() {
        speech.key = "secret";
        sessions.open("a", null, outlet);
        sessions.open("b", null, new NotedOutlet());
        sessions.receive("b", "{\"type\": \"key\", \"key\": \"secret\"}");
        later.run();
        assertThat(outlet.rest()).containsExactly("closed 1008");
    }

    @Test
    void strangerWhoStaysWhenKeysAreSet_hasToShowOneInTime() {
        sessions.open("a", null, outlet);
        NotedOutlet other = new NotedOutlet();
        sessions.open("b", null, other);
        speech.key = "secret";
        sessions.review();
        sessions.review();
        sessions.receive("b", "{\"type\": \"key\", \"key\": \"secret\"}");
        assertThat(outlet.rest()).isEmpty();
        later.run();
        assertThat(outlet.rest()).containsExactly("closed 1008");
        assertThat(other.rest()).isEmpty();
    }

    @Test
    void keyThatIsDeleted_endsItsConversation() {
        speech.key = "secret";
        sessions.open("a", null, outlet);
        sessions.receive("a", "{\"type\": \"key\", \"key\": \"secret\"}");
        sessions.review();
        assertThat(outlet.rest()).isEmpty();
        speech.key = "another";
        sessions.review();
        assertThat(outlet.rest()).containsExactly("closed 1008");
    }

    @Test
    void serverThatStops_sendsThoseAwayWhoAreSilent_andLetsOthersFinish() throws InterruptedException {
        NotedOutlet speaking = new NotedOutlet();
        sessions.open("a", null, speaking);
        sessions.open("b", null, outlet);
        sessions.receive("a", "{\"type\": \"say\", \"text\": \"at length\"}");
        speech.begun.await();
        speech.stopping = true;
        sessions.retire();
        assertThat(outlet.rest()).containsExactly("closed 1001");
        assertThat(speaking.rest()).isEmpty();

        speech.cancelled.countDown(); // so that it speaks to its end
        assertThat(speaking.until("closed 1001")).containsExactly("done 1", "closed 1001");
    }

    @Test
    void serverThatStops_takesNoConversation_andNoTurn() throws InterruptedException {
        NotedOutlet speaking = new NotedOutlet();
        sessions.open("a", null, speaking);
        sessions.receive("a", "{\"type\": \"say\", \"text\": \"at length\"}");
        speech.begun.await();
        speech.stopping = true;
        sessions.retire();
        sessions.open("b", null, outlet);
        assertThat(outlet.rest()).containsExactly("closed 1001");

        sessions.receive("a", "{\"type\": \"say\", \"text\": \"one more\"}");
        assertThat(speaking.until("closed 1001")).containsExactly("error -", "stopped 1", "closed 1001");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Runs due tasks when the test asks for it. */
    private static final class Later extends ScheduledThreadPoolExecutor {
        private final List<Runnable> due = new ArrayList<>();

        Later() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            due.add(task);
            return super.schedule(() -> {}, delay, unit);
        }

        void run() {
            due.forEach(Runnable::run);
        }
    }

    /** Speaks until it is cancelled, and is never heard. */
    private static final class Silent extends FakeLiveSpeech {
        @Override
        Reply.Timings say(ReplyRequest request, Caller caller, ReplyListener listener) {
            listener.begun(7);
            begun.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply.Timings(0, 0, 0, 0);
        }
    }
}
