package org.assistant.app.security.firewall;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.app.security.Denial;

/**
 * Refuses paths that can be read in two ways. The server does not apply its constraint on {@code /v1/audio/voices} to a path
 * with parameters, as {@code /v1/audio;x/voices}, while JAX-RS finds the resource. And it resolves steps back and encoded dots
 * and slashes, while filters see the path as it was sent.
 */
public class PlainPaths implements Filter {

    private static final Pattern STRANGE =
            Pattern.compile(";|\\\\|//|/\\.\\.?(/|$)|%(2e|2f|5c)", Pattern.CASE_INSENSITIVE);

    /** Names of models have a slash, which clients encode. The rest of such a path must be plain. */
    private static final Pattern MODEL =
            Pattern.compile("(/[\\w-]+)?/v1/models/[A-Za-z0-9][\\w.-]*%2[Ff][A-Za-z0-9][\\w.-]*");

    private static final Denial STRANGE_PATH = new Denial(
            HttpServletResponse.SC_BAD_REQUEST,
            "no path here has a semicolon, an empty step or one back, or an encoded slash or dot",
            "malformed_path",
            Map.of());

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isStrange(((HttpServletRequest) request).getRequestURI())) {
            STRANGE_PATH.send((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isStrange(String path) {
        return STRANGE.matcher(path).find() && !MODEL.matcher(path).matches();
    }
}
