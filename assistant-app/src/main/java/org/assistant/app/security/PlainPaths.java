package org.assistant.app.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses paths that can be read in two ways: with parameters, as in {@code /v1/audio;x/voices}, where the server does not
 * see that its constraint on {@code /v1/audio/voices} means them too, while JAX-RS finds the resource; and with steps back or
 * encoded dots and slashes, which the server resolves while filters look at the path as it was sent.
 */
public class PlainPaths implements Filter {

    private static final Pattern STRANGE =
            Pattern.compile(";|\\\\|//|/\\.\\.?(/|$)|%(2e|2f|5c)", Pattern.CASE_INSENSITIVE);

    /** Names of models have a slash, which clients encode. The rest of such a path is plain. */
    private static final Pattern MODEL =
            Pattern.compile("(/[\\w-]+)?/v1/models/[A-Za-z0-9][\\w.-]*%2[Ff][A-Za-z0-9][\\w.-]*");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isStrange(((HttpServletRequest) request).getRequestURI())) {
            Denial.strangePath().send((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isStrange(String path) {
        return STRANGE.matcher(path).find() && !MODEL.matcher(path).matches();
    }
}
