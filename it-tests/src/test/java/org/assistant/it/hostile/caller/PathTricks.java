package org.assistant.it.hostile.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** Other spellings of the paths that require the operator or a key. */
public final class PathTricks implements Attack {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> PATHS = List.of(
            "/api/admin/state",
            "//api/admin/state",
            "/api//admin/state",
            "/api/admin//state",
            "/api/./admin/state",
            "/api/x/../admin/state",
            "/api;x/admin/state",
            "/api/admin;x=y/state",
            "/api/admin/state;x",
            "/api/admin/state/",
            "/api/%61dmin/state",
            "/api/%2561dmin/state",
            "/api%2fadmin/state",
            "/api/%2e/admin/state",
            "/v1/%2e%2e/api/admin/state",
            "/v1/..;/api/admin/state",
            "/api/\\\\admin/state",
            "/api/admin%00/state",
            "/api/%c0%afadmin/state",
            "/API/ADMIN/state",
            "http://localhost/api/admin/state",
            "/v1/models",
            "//v1/models",
            "/v1//models",
            "/v1;x/models",
            "/v1/%6dodels",
            "/health/../v1/models",
            "/health/..;/v1/models");

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "FOO", "get");

    private static final List<String> FIELDS = List.of(
            "X-Forwarded-For: 127.0.0.1\r\n",
            "X-Original-URL: /api/admin/state\r\n",
            "X-HTTP-Method-Override: GET\r\n",
            "Authorization: Basic Og==\r\n",
            "Authorization: Bearer \r\n",
            "Cookie: assistant_session=1.9999999999.AAAA\r\n");

    @Override
    public String id() {
        return "b";
    }

    @Override
    public String title() {
        return "ways round by odd paths and methods";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Victim victim = target.secured();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (String path : PATHS) {
            tried += look(victim, "GET", path, "", wrong);
        }
        for (String method : METHODS) {
            tried += look(victim, method, "/api/admin/state", "", wrong);
            tried += look(victim, method, "/v1/models", "", wrong);
        }
        for (String field : FIELDS) {
            tried += look(victim, "GET", "/api/admin/state", field, wrong);
            tried += look(victim, "GET", "/v1/models", field, wrong);
        }
        return Outcome.of(wrong.isEmpty(), "%d requests; let in: %s", tried, Outcome.list(wrong));
    }

    /** Sends a request, adds to {@code wrong} what a stranger must not see, and returns 1. */
    private static int look(Victim victim, String method, String path, String field, List<String> wrong)
            throws IOException {
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            WireAnswer answer = wire.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + field + "\r\n")
                    .answer(PATIENCE);
            boolean letIn = answer.status() < 300 && !answer.body().isEmpty();
            if (letIn || answer.status() == 0 || answer.status() >= 500) {
                wrong.add(method + " " + path + " " + field.strip() + ": " + answer.status());
            }
            return 1;
        }
    }
}
