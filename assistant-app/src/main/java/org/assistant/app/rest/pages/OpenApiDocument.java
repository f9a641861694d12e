package org.assistant.app.rest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The OpenAPI document, sent instead of the server's own. The server generates its document for each request, which lets
 * strangers keep threads busy, and Payara's has a field that OpenAPI does not allow. JSON is valid YAML, so both are the same
 * bytes.
 */
@WebFilter(
        urlPatterns = {"/openapi", "/openapi.json"},
        asyncSupported = true)
public class OpenApiDocument extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String FILE = "/META-INF/openapi.json";

    private transient byte[] document;
    private String tag;

    @Override
    public void init() throws ServletException {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(FILE)) {
            document = file.readAllBytes();
        } catch (IOException e) {
            throw new ServletException("reading " + FILE, e);
        }
        tag = "W/\"" + Integer.toHexString(Arrays.hashCode(document)) + "\"";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asksForYaml(request) ? "application/yaml" : "application/json");
        response.setContentLength(document.length);
        if ("GET".equals(request.getMethod())) {
            response.getOutputStream().write(document);
        }
    }

    private static boolean asksForYaml(HttpServletRequest request) {
        String accepted =
                Optional.ofNullable(request.getHeader("Accept")).orElse("").toLowerCase(Locale.ROOT);
        return accepted.contains("yaml") && !accepted.contains("json");
    }
}
