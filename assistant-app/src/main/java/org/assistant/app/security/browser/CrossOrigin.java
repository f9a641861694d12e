package org.assistant.app.security.browser;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assistant.app.security.CsrfHeader;

/**
 * Answers browsers that pages of {@link AllowedOrigins} may use the speech API and read its responses, errors included. Cookies
 * don't count there: no response allows credentials. For the paths of the speech API only.
 */
public class CrossOrigin implements Filter {

    /** The longest time in seconds for which a browser keeps the answer to a preflight request: Chromium's limit. */
    private static final String MAX_AGE = "7200";

    private static final Pattern HEADER = Pattern.compile("[a-z0-9-]{1,64}");

    /** On the server's own machine a request with this header is the operator's. */
    private static final String CSRF_HEADER = CsrfHeader.NAME.toLowerCase(Locale.ROOT);

    private final AllowedOrigins origins;

    @Inject
    public CrossOrigin(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (origins.exist()) {
            answer.addHeader("Vary", "Origin");
        }
        String origin = http.getHeader("Origin");
        if (!origins.include(origin)) {
            chain.doFilter(request, response);
            return;
        }
        answer.setHeader("Access-Control-Allow-Origin", origin);
        answer.setHeader("Access-Control-Expose-Headers", "*");
        answer.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (isPreflight(http)) {
            answer.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
            answer.setHeader("Access-Control-Allow-Headers", allowed(http.getHeader("Access-Control-Request-Headers")));
            answer.setHeader("Access-Control-Max-Age", MAX_AGE);
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** The headers of {@code asked}, since clients have their own, without the one that no page of another site may send. */
    static String allowed(String asked) {
        return Arrays.stream((asked == null ? "" : asked).split(","))
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(header -> HEADER.matcher(header).matches() && !header.equals(CSRF_HEADER))
                .collect(Collectors.joining(", "));
    }
}
