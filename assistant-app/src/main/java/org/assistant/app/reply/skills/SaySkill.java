package org.assistant.app.reply.skills;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repeats: "say hello", "repeat after me: hello". */
final class SaySkill {

    private static final Pattern SAY =
            Pattern.compile("(?is)(?:please )?(?:say|repeat)(?: after me| this)?(?:\\s*[:,]\\s*|\\s+)(.*\\S.*)");

    /** The answer to speak; empty if this skill does not know {@code question}. */
    Optional<String> answer(String question) {
        Matcher say = SAY.matcher(question);
        return say.matches() ? Optional.of(say.group(1)) : Optional.empty();
    }
}
