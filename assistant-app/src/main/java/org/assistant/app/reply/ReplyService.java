package org.assistant.app.reply;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.assistant.tts.speech.SpeechService;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.TTSException;

/** Answers questions. A reply is spoken sentence by sentence while it is still being written. */
@ApplicationScoped
public class ReplyService {

    private final Supplier<ReplyGenerator> generator;
    private final SpeechService speech;
    private final LiveConfig config;
    private final ExecutorService writers;

    ReplyService() {
        this((Supplier<ReplyGenerator>) null, null, null, null);
    }

    @Inject
    ReplyService(ReplyGenerators generators, SpeechService speech, LiveConfig config, ManagedExecutorService writers) {
        this(generators::inForce, speech, config, writers);
    }

    /**
     * @param generator gives the generator of the next reply
     * @param writers the threads that write replies while the caller's thread speaks
     */
    ReplyService(Supplier<ReplyGenerator> generator, SpeechService speech, LiveConfig config, ExecutorService writers) {
        this.generator = generator;
        this.speech = speech;
        this.config = config;
        this.writers = writers;
    }

    /** Whether a language model writes the replies; without one a few skills do. */
    public boolean hasLanguageModel() {
        return !config.value(ReplySettings.BASE_URL).isEmpty();
    }

    /** The name of the engine that would speak the reply to {@code request}. */
    public String engine(ReplyRequest request) {
        return speech.engine(request.backend());
    }

    /**
     * Answers {@code request} and returns when the last word has been spoken. Speaks on the calling thread. Another thread writes
     * the text; it has ended or is interrupted when this returns or throws.
     *
     * @throws ReplyException if the reply could not be completed; its complete sentences were spoken
     * @throws TTSException as {@link SpeechService#begin} and an engine do
     */
    public Reply reply(ReplyRequest request, ReplyListener listener) {
        speech.requireLength(request.speech().text(), false);
        int mostCharacters = config.value(ReplySettings.MAX_CHARACTERS);
        try (Utterance utterance = speech.begin(request.backend(), request.client())) {
            listener.begun(utterance.id());
            Conversation conversation = new Conversation(request.speech(), utterance, listener, mostCharacters);
            Future<?> writer = start(generator.get(), conversation);
            try {
                return conversation.speak();
            } finally {
                conversation.end();
                writer.cancel(true);
            }
        }
    }

    private Future<?> start(ReplyGenerator writer, Conversation conversation) {
        try {
            return writers.submit(() -> conversation.write(writer));
        } catch (RejectedExecutionException e) {
            throw new TTSException.EngineOverloaded("too many replies are being written; try again in a moment");
        }
    }
}
