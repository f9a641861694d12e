package org.assistant.app.reply;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.text.SentenceStream;

/**
 * One question and its reply. One thread {@link #write writes}, another {@link #speak speaks}. Sentences pass between them
 * through a short queue, so a model that is faster than the speech waits.
 */
final class Conversation {

    /** How many sentences may be written ahead of the speech; if the listener leaves, they are wasted. */
    private static final int SENTENCES_AHEAD = 16;

    private final SpeechRequest question;
    private final Utterance utterance;
    private final ReplyListener listener;
    private final int mostCharacters;
    private final long start = System.nanoTime();
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(SENTENCES_AHEAD);

    /** Held while the listener is called, and for the fields below. */
    private final Object listening = new Object();

    private final StringBuilder text = new StringBuilder();
    private long firstTextMillis = -1;
    private long firstAudioMillis = -1;
    private long audioSamples;
    private boolean ended;

    Conversation(SpeechRequest question, Utterance utterance, ReplyListener listener, int mostCharacters) {
        this.question = question;
        this.utterance = utterance;
        this.listener = listener;
        this.mostCharacters = mostCharacters;
    }

    /** Lets {@code generator} write the reply, on the calling thread. Failures reach the caller of {@link #speak}. */
    void write(ReplyGenerator generator) {
        Part last;
        try {
            compose(generator);
            last = new End();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            last = new Failure(new TTSException.Cancelled(e));
        } catch (RuntimeException e) {
            last = new Failure(e);
        } catch (LinkageError | StackOverflowError e) {
            last = new Failure(new ReplyException("the reply could not be written", e));
        }
        try {
            parts.put(last);
        } catch (InterruptedException e) {
            // The speaking thread must not wait for a writer that has ended.
            parts.clear();
            parts.add(last);
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Speaks the reply sentence by sentence until it ends.
     *
     * @throws ReplyException if the reply can't be completed; its complete sentences were spoken
     * @throws TTSException as an engine does
     */
    Reply speak() {
        int sentence = 0;
        while (true) {
            Part part = next();
            if (part instanceof Sentence written) {
                say(written.text, sentence++);
            } else if (part instanceof Failure failure) {
                throw failure.cause;
            } else {
                return spoken();
            }
        }
    }

    /** Ends the calls to the listener. */
    void end() {
        synchronized (listening) {
            ended = true;
        }
    }

    private void compose(ReplyGenerator generator) throws InterruptedException {
        SentenceStream sentences = new SentenceStream(question.language());
        try {
            generator.generate(question.text(), delta -> {
                String piece = fitting(delta);
                grow(piece);
                enqueue(sentences.push(piece));
                if (piece.length() < delta.length() || text.length() >= mostCharacters) {
                    throw new LongEnough();
                }
            });
        } catch (LongEnough e) {
            // Thrown above to end the writing; the text so far is the reply.
        }
        enqueue(sentences.finish());
    }

    /** The part of {@code delta} that still fits into the reply, without half a surrogate pair; for the writing thread. */
    private String fitting(String delta) {
        int room = mostCharacters - text.length();
        if (delta.length() <= room) {
            return delta;
        }
        boolean inTheMiddle = room > 0 && Character.isHighSurrogate(delta.charAt(room - 1));
        return delta.substring(0, inTheMiddle ? room - 1 : room);
    }

    /** Adds {@code delta} to the text and passes it to the listener. */
    private void grow(String delta) {
        synchronized (listening) {
            requireListener();
            if (firstTextMillis < 0) {
                firstTextMillis = millis();
            }
            text.append(delta);
            listener.text(delta);
        }
    }

    private void enqueue(List<String> sentences) {
        try {
            for (String sentence : sentences) {
                parts.put(new Sentence(sentence));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    /** Waits for the next part. The model may hang, so cancelling the utterance ends the wait. */
    private Part next() {
        utterance.onCancel(() -> parts.offer(new Failure(new TTSException.Cancelled(null))));
        try {
            Part part = parts.take();
            utterance.check(); // throws with the reason if the utterance was ended
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    private void say(String sentence, int number) {
        try {
            utterance.say(question.withText(sentence).asExcerpt(), piece -> hear(piece, number, sentence));
        } catch (TTSException.InvalidRequest e) {
            // A lone emoji or a row of dots between spoken sentences does not end the reply.
            if (!e.field().equals("text")) {
                throw e;
            }
        }
    }

    private void hear(Pcm piece, int sentence, String words) {
        listener.hold();
        synchronized (listening) {
            requireListener();
            if (firstAudioMillis < 0) {
                firstAudioMillis = millis();
            }
            audioSamples += piece.length();
            listener.audio(piece, new SpokenSentence(sentence, words, utterance.engine(), utterance.fallback()));
        }
    }

    private Reply spoken() {
        if (!utterance.spoken()) {
            throw new TTSException.SynthesisFailed("nothing in the reply can be spoken", null);
        }
        synchronized (listening) {
            long audioMillis = audioSamples * 1_000 / utterance.sampleRate();
            return new Reply(
                    text.toString(),
                    utterance.engine(),
                    utterance.fallback(),
                    new Reply.Timings(firstTextMillis, firstAudioMillis, millis(), audioMillis));
        }
    }

    private void requireListener() {
        if (ended) {
            throw new TTSException.Cancelled(null);
        }
    }

    private long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private sealed interface Part {}

    private record Sentence(String text) implements Part {}

    private record End() implements Part {}

    private record Failure(RuntimeException cause) implements Part {}

    private static final class LongEnough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LongEnough() {
            super(null, null, false, false);
        }
    }
}
