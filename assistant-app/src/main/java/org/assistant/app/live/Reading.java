package org.assistant.app.live;

import java.util.List;
import org.assistant.app.reply.Reply;
import org.assistant.app.reply.ReplyListener;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.reply.SpokenSentence;
import org.assistant.tts.language.TextLanguage;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.text.SentenceSplitter;

/** A text spoken as it is, sentence by sentence. For one thread. */
final class Reading {

    private final ReplyListener listener;
    private final long start = System.nanoTime();
    private long firstAudioMillis = -1;
    private long samples;
    private TTSException.InvalidRequest unsaid = // of the last sentence that could not be spoken
            new TTSException.InvalidRequest("text", "there is nothing to speak in the text");

    private Reading(ReplyListener listener) {
        this.listener = listener;
    }

    /**
     * Speaks the text of {@code request} on the calling thread; returns when the last piece has been taken.
     *
     * @throws TTSException as {@link SpeechService#begin} and an engine do
     */
    static Reply.Timings aloud(ReplyRequest request, SpeechService service, ReplyListener listener) {
        service.requireLength(request.speech().text(), false);
        try (Utterance utterance = service.begin(request.backend(), request.client())) {
            listener.begun(utterance.id());
            return new Reading(listener).aloud(request.speech(), utterance);
        }
    }

    private Reply.Timings aloud(SpeechRequest speech, Utterance utterance) {
        List<String> split = SentenceSplitter.split(speech.text(), speech.language());
        List<String> sentences = split.isEmpty() ? List.of(speech.text()) : split;
        // A text wholly in another script is refused; a single sentence in it is spoken.
        SpeechRequest part = TextLanguage.isMixed(speech.text()) ? speech.asExcerpt() : speech;
        for (int i = 0; i < sentences.size(); i++) {
            say(part.withText(sentences.get(i)), i, utterance);
        }
        if (!utterance.spoken()) {
            throw unsaid;
        }
        return new Reply.Timings(0, firstAudioMillis, millis(), samples * 1_000 / utterance.sampleRate());
    }

    private void say(SpeechRequest sentence, int number, Utterance utterance) {
        try {
            utterance.sayOrRest(sentence, piece -> hear(piece, number, sentence.text(), utterance));
        } catch (TTSException.InvalidRequest e) {
            // One sentence that can't be spoken does not end the others.
            if (!e.field().equals("text")) {
                throw e;
            }
            unsaid = e;
        }
    }

    private void hear(Pcm piece, int sentence, String words, Utterance utterance) {
        listener.hold();
        if (firstAudioMillis < 0) {
            firstAudioMillis = millis();
        }
        samples += piece.length();
        listener.audio(piece, new SpokenSentence(sentence, words, utterance.engine(), utterance.fallback()));
    }

    private long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
