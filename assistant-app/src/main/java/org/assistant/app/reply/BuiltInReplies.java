package org.assistant.app.reply;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Replies that need no language model: a few things it can do, in English; for the rest it says what is missing. */
@ApplicationScoped
class BuiltInReplies implements ReplyGenerator {

    /** Is heard, so it names no key. */
    private static final String NO_MODEL = "No language model is connected, so I can only tell the time and the date"
            + " anywhere, calculate, convert units, and repeat what you say.";

    /** Longer questions are for a language model. */
    private static final int SHORT = 300;

    private final SaySkill say = new SaySkill();
    private final List<Skill> skills;

    BuiltInReplies() {
        this(InstantSource.system(), ZoneId.systemDefault());
    }

    BuiltInReplies(InstantSource clock, ZoneId here) {
        skills = List.of(new TimeSkill(clock, here), new UnitSkill(), new ArithmeticSkill());
    }

    @Override
    public void generate(String text, Consumer<String> sink) {
        sink.accept(answer(text.strip()));
    }

    private String answer(String question) {
        return say.answer(question)
                .or(() -> question.length() > SHORT
                        ? Optional.empty()
                        : skills.stream()
                                .flatMap(skill -> skill.answer(question).stream())
                                .findFirst())
                .orElse(NO_MODEL);
    }
}
