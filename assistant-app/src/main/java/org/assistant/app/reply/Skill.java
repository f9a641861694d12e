package org.assistant.app.reply;

import java.util.Optional;

/** Something the assistant can answer without a language model. Safe for many threads. */
@FunctionalInterface
interface Skill {

    /** The spoken answer, if {@code question} is one of those this skill knows. */
    Optional<String> answer(String question);
}
