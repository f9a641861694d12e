package org.assistant.app.reply.skills;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells time and date, here or anywhere: "what time is it in Tokyo", "what day is it". */
final class TimeSkill {

    private static final Pattern QUESTION = Pattern.compile("(?i)(?:please )?(?:hey,? )?"
            + "(?:what(?:'s|\u2019s| is| was)?|tell me|do you know|give me)\\b.{0,20}?\\b(time|date|day)\\b(?! of\\b)"
            + "(?: is it| it is| is| today| of today)*(?: today| now| right now| currently)*"
            + "(?: (?:in|at|for) (?:the )?(.+?))?(?: today| now| right now| currently| please)*[ ?.!]*");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);

    private final InstantSource clock;
    private final ZoneId here;
    private final Places places = new Places();

    /** @param here the zone for a question that names no place */
    TimeSkill(InstantSource clock, ZoneId here) {
        this.clock = clock;
        this.here = here;
    }

    /** The answer to speak; empty if this skill does not know {@code question}. */
    Optional<String> answer(String question) {
        Matcher asked = QUESTION.matcher(question);
        if (!asked.matches()) {
            return Optional.empty();
        }
        boolean time = asked.group(1).equalsIgnoreCase("time");
        if (asked.group(2) == null) {
            return Optional.of(sentence(time, here, ""));
        }
        String place = asked.group(2);
        return Optional.of(places.zone(place)
                .map(zone -> sentence(time, zone, " in " + place))
                .orElse("I do not know what time zone " + place + " is in."));
    }

    private String sentence(boolean time, ZoneId zone, String where) {
        ZonedDateTime now = clock.instant().atZone(zone);
        if (!time) {
            return "It is " + DATE.format(now) + where + ".";
        }
        // If no place is named, the listener may be in another zone than the server.
        String name = where.isEmpty() ? ", " + zone.getDisplayName(TextStyle.FULL, Locale.US) : where;
        return "It is " + TIME.format(now) + name + ".";
    }
}
