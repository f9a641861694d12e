package org.assistant.app.reply;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Replies that need no language model: a few skills, in English. Any other question gets the answer that no model is connected.
 */
@ApplicationScoped
class BuiltInReplies implements ReplyGenerator {

    /** Is spoken, so it names no configuration key. */
    private static final String NO_MODEL = "No language model is connected, so I can only tell the time and the date"
            + " anywhere and repeat what you say.";

    /** Longer questions are for a language model. */
    private static final int SHORT = 300;

    private final SaySkill say = new SaySkill();
    private final TimeSkill time;

    BuiltInReplies() {
        this(InstantSource.system(), ZoneId.systemDefault());
    }

    BuiltInReplies(InstantSource clock, ZoneId here) {
        time = new TimeSkill(clock, here);
    }

    @Override
    public void generate(String text, Consumer<String> sink) {
        sink.accept(answer(text.strip()));
    }

    private String answer(String question) {
        return say.answer(question)
                .or(() -> question.length() > SHORT ? Optional.empty() : time.answer(question))
                .orElse(NO_MODEL);
    }
}
