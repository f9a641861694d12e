package org.assistant.app.reply;

import java.util.function.Consumer;

/** Writes the reply to a text. Thread-safe. */
public interface ReplyGenerator {

    /**
     * Writes the reply to {@code text} on the calling thread and passes it to {@code sink} piece by piece.
     *
     * @param sink takes the reply in order; what it throws ends the writing and reaches the caller
     * @throws ReplyException if the reply can't be completed
     * @throws InterruptedException if the thread was interrupted; nothing is written after that
     */
    void generate(String text, Consumer<String> sink) throws InterruptedException;
}
