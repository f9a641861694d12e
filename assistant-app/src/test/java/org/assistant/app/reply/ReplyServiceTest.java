package org.assistant.app.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ReplyServiceTest {

    private final Map<String, String> values = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(values);
    private final FakeEngine engine = new FakeEngine();
    private final SpeechService speech = SpeechService.of(new Engines(Map.of("kokoro", engine), config), config);
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @Test
    void reply_isWrittenAndSpokenInOrder() {
        Reply reply = reply(new ScriptedReplies("One tw", "o. Three ", "four! Five"), heard);

        assertThat(reply.text()).isEqualTo("One two. Three four! Five");
        assertThat(reply.engine()).isEqualTo("kokoro");
        assertThat(heard.text()).isEqualTo(reply.text());
        assertThat(heard.sentences).containsExactly(0, 0, 1, 1, 2);
        assertThat(reply.timings().audioMillis()).isEqualTo(5 * 50);
        assertThat(reply.timings().firstTextMillis()).isNotNegative();
        assertThat(reply.timings().firstAudioMillis())
                .isBetween(reply.timings().firstTextMillis(), reply.timings().totalMillis());
    }

    @Test
    void replyInOnePiece_isSpokenForSomebodyWhoHearsItAsAWhole() {
        ReplyRequest question = new ReplyRequest(SpeechRequest.of("question"), "", Client.named("open"));
        ReplyService service = service(new ScriptedReplies("One two. Three."));

        service.reply(question, heard);
        assertThat(engine.audience().whole()).isFalse();
        service.reply(question.inOnePiece(), heard);
        assertThat(engine.audience().whole()).isTrue();
    }

    @Test
    void firstSentence_isSpokenWhileTheSecondIsNotWritten() {
        ScriptedReplies generator = new ScriptedReplies("One two. Three", " four.").pausing(1, heard.firstAudio);
        assertThat(reply(generator, heard).text()).isEqualTo("One two. Three four.");
        assertThat(heard.events.indexOf("audio 0")).isLessThan(heard.events.indexOf("text  four."));
    }

    @Test
    void generatorThatFailsMidway_whatItWroteIsSpoken() {
        ReplyException failure = new ReplyException("broke off", null);
        ScriptedReplies generator = new ScriptedReplies("One two. Three").failing(failure);
        assertThatThrownBy(() -> reply(generator, heard)).isSameAs(failure);
        assertThat(heard.sentences).containsExactly(0, 0);
        assertThat(heard.words).containsOnly("One two.");
    }

    @Test
    void generatorThatFailsAtOnce_nothingIsHeard() {
        ReplyException failure = new ReplyException("can't be reached", null);
        assertThatThrownBy(() -> reply(new ScriptedReplies().failing(failure), heard))
                .isSameAs(failure);
        assertThat(heard.events).isEmpty();
    }

    @Test
    void listenerThatLeavesWhileSpoken_endsTheWriting() throws Exception {
        IllegalStateException gone = new IllegalStateException("gone");
        ScriptedReplies generator = new ScriptedReplies("One two. Three", " four.").pausing(1, new CountDownLatch(1));
        assertThatThrownBy(() -> reply(generator, new Heard() {
                    @Override
                    public void audio(Pcm piece, SpokenSentence sentence) {
                        throw gone;
                    }
                }))
                .isSameAs(gone);
        assertThat(generator.ended().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(generator.written()).isEqualTo(1);
    }

    @Test
    void listenerThatLeavesWhileWritten_endsTheSpeech() {
        IllegalStateException gone = new IllegalStateException("gone");
        assertThatThrownBy(() -> reply(new ScriptedReplies("One two. Three"), new Heard() {
                    @Override
                    public void text(String delta) {
                        throw gone;
                    }
                }))
                .isSameAs(gone);
        assertThat(engine.spoken()).isZero();
    }

    @Test
    void moreSentencesThanWaitInTheQueue_allAreSpoken() {
        String[] many = Collections.nCopies(100, "Word. ").toArray(String[]::new);
        reply(new ScriptedReplies(many), heard);
        assertThat(heard.sentences).hasSize(100).isSorted();
    }

    @Test
    void sentenceThatTheEngineCannotSpeak_isPassedOver() {
        reply(new ScriptedReplies("One. ", "½! ", "Two."), heard);
        assertThat(heard.sentences).containsExactly(0, 2);
    }

    @Test
    void replyWithoutASound_saysSo() {
        assertThatThrownBy(() -> reply(new ScriptedReplies("😀"), heard))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("nothing in the reply");
    }

    @Test
    void longReply_isEndedAtTheLimit() {
        values.put("assistant.reply.max-characters", "10");
        Reply reply = reply(new ScriptedReplies("One two. ", "Three. ", "Four. ", "Five."), heard);
        assertThat(reply.text()).isEqualTo("One two. T");
        assertThat(heard.text()).isEqualTo(reply.text());
        assertThat(heard.words).containsOnly("One two.", "T");
    }

    @Test
    void longPiece_isCutAtTheLimit_andNothingIsWrittenAfterIt() {
        values.put("assistant.reply.max-characters", "10");
        ScriptedReplies generator = new ScriptedReplies("One two. " + "a".repeat(1_000_000), "Three.");
        assertThat(reply(generator, heard).text()).isEqualTo("One two. a");
        assertThat(heard.text()).isEqualTo("One two. a");
        assertThat(generator.written()).isZero();
    }

    @Test
    void limitInTheMiddleOfACharacter_cutsBeforeIt() {
        values.put("assistant.reply.max-characters", "10");
        ScriptedReplies generator = new ScriptedReplies("One two. 😀", "Three.");
        assertThat(reply(generator, heard).text()).isEqualTo("One two. ");
        assertThat(generator.written()).isZero();
    }

    @Test
    void unknownVoice_endsTheWriting() {
        ScriptedReplies generator = new ScriptedReplies("One. ");
        SpeechRequest question = SpeechRequest.of("question", "nobody");
        assertThatThrownBy(() -> service(generator).reply(new ReplyRequest(question, "", Client.named("open")), heard))
                .isInstanceOf(TTSException.UnknownVoice.class);
    }

    @Test
    void blankQuestion_isRefused() {
        SpeechRequest blank = new SpeechRequest(" ", "", Locale.ROOT, 1);
        assertThatThrownBy(() -> new ReplyRequest(blank, "", Client.named("open")))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"));
    }

    @Test
    void everyEnd_givesThePlaceBack() {
        values.put("tts.speech.max-concurrent", "1");
        ReplyException failure = new ReplyException("broke off", null);
        assertThatThrownBy(() -> reply(new ScriptedReplies("One.").failing(failure), heard))
                .isSameAs(failure);
        assertThat(reply(new ScriptedReplies("One."), heard).text()).isEqualTo("One.");
    }

    private Reply reply(ReplyGenerator generator, ReplyListener listener) {
        return service(generator)
                .reply(new ReplyRequest(SpeechRequest.of("question"), "", Client.named("open")), listener);
    }

    private ReplyService service(ReplyGenerator generator) {
        return new ReplyService(() -> generator, speech, config, writers);
    }

    /** Records what it hears. */
    private static class Heard implements ReplyListener {
        final List<String> events = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> sentences = Collections.synchronizedList(new ArrayList<>());
        final List<String> words = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch firstAudio = new CountDownLatch(1);

        @Override
        public void text(String delta) {
            events.add("text " + delta);
        }

        @Override
        public void audio(Pcm piece, SpokenSentence sentence) {
            events.add("audio " + sentence.number());
            sentences.add(sentence.number());
            words.add(sentence.text());
            firstAudio.countDown();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            events.stream()
                    .filter(event -> event.startsWith("text "))
                    .forEach(event -> text.append(event.substring(5)));
            return text.toString();
        }
    }
}
