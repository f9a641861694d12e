package org.assistant.app.rest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Repairs the server's answer to {@code GET /metrics} if it passes our filters: see {@link MetricFamilies}. Also answers {@code
 * HEAD}, which Payara refuses. JSON and errors stay as they are.
 */
@WebFilter(urlPatterns = {"/metrics", "/metrics/*"})
public class MetricsAnswer extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEAD = "HEAD";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean head = HEAD.equals(request.getMethod());
        if (!head && !"GET".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        KeptResponse kept = new KeptResponse(response);
        chain.doFilter(new AsGet(request), kept);
        byte[] answer = kept.bytes();
        if (answer.length == 0) {
            return; // an error, whose page follows
        }
        if (kept.getStatus() == HttpServletResponse.SC_OK
                && Objects.toString(kept.getContentType(), "").startsWith("text/plain")) {
            answer = MetricFamilies.repaired(new String(answer, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        }
        response.setContentLength(answer.length);
        if (!head) {
            response.getOutputStream().write(answer);
        }
    }

    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
