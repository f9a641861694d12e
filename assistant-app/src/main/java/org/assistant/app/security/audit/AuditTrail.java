package org.assistant.app.security.audit;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.assistant.app.security.HttpMethods;
import org.assistant.app.security.Operator;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening.Level;

/** Logs who changed what through the admin API, and who cloned or deleted a voice. */
public class AuditTrail implements Filter {

    /** The length to which paths are cut, since clients choose them. */
    private static final int MOST_PATH_LETTERS = 200;

    private static final int REFUSED = 400;

    private final EventLog events;

    @Inject
    public AuditTrail(EventLog events) {
        this.events = events;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        boolean done = false;
        try {
            chain.doFilter(request, response);
            done = true;
        } finally {
            // A login logs more than this, and only the operator can change something.
            if (HttpMethods.isUnsafe(http)
                    && Operator.sent(http)
                    && !http.getRequestURI().endsWith("/api/admin/login")) {
                note(http, done ? ((HttpServletResponse) response).getStatus() : 500);
            }
        }
    }

    private void note(HttpServletRequest request, int status) {
        String who = Operator.of(request);
        String what = request.getMethod() + " " + path(request);
        events.add(
                status < REFUSED ? Level.INFO : Level.WARNING,
                "audit",
                who + ": " + what + ": " + status,
                Map.of("who", who, "what", what, "result", Integer.toString(status)));
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().replaceAll("[^!-~]", "?");
        return path.substring(0, Math.min(path.length(), MOST_PATH_LETTERS));
    }
}
