package org.assistant.app.reply.skills;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Replies that need no language model: a few skills, in English. Any other question gets the answer that no model is connected.
 */
@ApplicationScoped
public class BuiltInReplies {

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

    /** The reply to {@code text}; never empty. Thread-safe. */
    public String reply(String text) {
        String question = text.strip();
        return say.answer(question)
                .or(() -> question.length() > SHORT ? Optional.empty() : time.answer(question))
                .orElse(NO_MODEL);
    }
}
