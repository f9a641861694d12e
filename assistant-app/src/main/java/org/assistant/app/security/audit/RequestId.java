package org.assistant.app.security.audit;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request to the APIs an id, which is in its response and in the log: the client's own, if it sent one that is safe
 * to log, else a new one.
 */
public class RequestId implements Filter {

    private static final System.Logger LOGGER = System.getLogger(RequestId.class.getName());

    private static final String HEADER = "X-Request-Id";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** The id of the request that the thread handles. */
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String id = of(http);
        answer.setHeader(HEADER, id);
        CURRENT.set(id);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
            LOGGER.log(DEBUG, "request {0}: {1} {2}", id, http.getMethod(), answer.getStatus());
        }
    }

    /** Adds the id of {@code request} to a response that is sent before any filter runs. */
    public static void tell(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HEADER, of(request));
    }

    /** The id of the request that the calling thread handles; nothing if it handles none. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    private static String of(HttpServletRequest request) {
        String sent = request.getHeader(HEADER);
        return sent != null && VALID.matcher(sent).matches()
                ? sent
                : "req_" + UUID.randomUUID().toString().replace("-", "");
    }
}
