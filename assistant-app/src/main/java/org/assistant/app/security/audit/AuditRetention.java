package org.assistant.app.security.audit;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.speech.record.Happening;

/** Decides which entries the audit log keeps: the latest, with few failed logins among them. */
final class AuditRetention {

    /** Some months of a busy operator. */
    static final int KEPT = 2_000;

    /** The most failed logins among them. */
    static final int KEPT_FAILURES = 200;

    private AuditRetention() {}

    /** The entries that remain when {@code happening} is added to {@code kept}; newest first. */
    static List<Happening> after(List<Happening> kept, Happening happening) {
        List<Happening> longer = new ArrayList<>(kept);
        longer.add(0, happening);
        List<Happening> failures =
                longer.stream().filter(AuditRetention::isFailedLogin).toList();
        if (failures.size() > KEPT_FAILURES) {
            longer.remove(failures.get(KEPT_FAILURES));
        }
        return List.copyOf(longer.subList(0, Math.min(KEPT, longer.size())));
    }

    /** Whether {@code happening} is a failed login. */
    static boolean isFailedLogin(Happening happening) {
        return !happening.details().containsKey("who")
                && "401".equals(happening.details().get("result"));
    }
}
