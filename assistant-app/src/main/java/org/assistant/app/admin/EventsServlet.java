package org.assistant.app.admin;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.operator.Login;

/**
 * The {@link Feed} as server-sent events. A servlet and not a resource: a servlet learns without blocking whether more can be
 * sent to a client, so no thread waits for a slow one.
 */
@WebServlet(urlPatterns = "/api/admin/events", asyncSupported = true)
public class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient Feed feed;
    private transient Login login;

    @Inject
    void feed(Feed whatIsTold) {
        feed = whatIsTold;
    }

    @Inject
    void login(Login whoMayListen) {
        login = whoMayListen;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        String standing = login.standing();
        EventListener listener = new EventListener(context, feed, () -> stands(standing));
        if (!feed.add(listener)) {
            refuse(response);
            context.complete();
            return;
        }
        listener.start();
    }

    /** Whether the login is still valid. False on an exception, which would end the feed of all listeners. */
    private boolean stands(String standing) {
        try {
            return login.standing().equals(standing);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        new ApiError(ApiError.UNAVAILABLE, "too many listen already; close a console", "", "too_many_listeners")
                .send(response);
    }
}
