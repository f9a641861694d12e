package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.WireAnswer;

/** Uses the cookie of a session after its logout. */
public final class OldCookie implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SESSION = "/api/admin/session";

    /** The cookie of a new session, as a header field. */
    static String login(Victim victim) throws IOException {
        WireAnswer answer = victim.post("/api/admin/login", "", "{\"password\":\"" + Victim.PASSWORD + "\"}", PATIENCE);
        String set = answer.header("Set-Cookie");
        if (answer.status() != 200 || set.isEmpty()) {
            throw new IOException("the login got " + answer.status());
        }
        return "Cookie: " + set.substring(0, set.indexOf(';')) + "\r\n";
    }

    @Override
    public String id() {
        return "M8";
    }

    @Override
    public String title() {
        return "the cookie of before a logout";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        String cookie = login(victim);
        int before = victim.get(SESSION, cookie, PATIENCE).status();
        int logout = victim.post("/api/admin/logout", cookie, "", PATIENCE).status();
        int after = victim.get(SESSION, cookie, PATIENCE).status();
        return Outcome.of(
                before == 200 && after == 401, "session %d, logout %d, then the old cookie %d", before, logout, after);
    }
}
