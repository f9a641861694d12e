package org.assistant.app.rest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Serves the files of the pages so that a browser loads each once. The pages link to them under {@code v/} and a fingerprint of
 * all files, where they may be cached for a year. Pages, and files under their plain paths, are revalidated each time.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageFiles extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> PAGES = Set.of("/index.html", "/admin/index.html", "/docs/index.html");
    private static final String FILE = "(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+\\.(?:js|css|svg)";
    private static final Pattern PLAIN = Pattern.compile("/" + FILE);
    private static final Pattern KEPT = Pattern.compile("/v/([0-9a-f]+)(/" + FILE + ")");
    private static final Pattern LINK = Pattern.compile("(?<= (?:href|src)=\")((?:\\.\\./)?)(" + FILE + ")(?=\")");

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String ASK = "no-cache";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final transient Map<String, byte[]> pages = new HashMap<>();
    private final transient Set<String> files = new TreeSet<>();
    private String fingerprint = "";

    @Override
    public void init() throws ServletException {
        ServletContext context = getServletContext();
        try {
            CRC32 sum = new CRC32();
            find(context, "/");
            for (String file : files) {
                sum.update(read(context, file));
            }
            fingerprint = Long.toHexString(sum.getValue());
            for (String page : PAGES) {
                String html = new String(read(context, page), StandardCharsets.UTF_8);
                pages.put(page, linked(html, page).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new ServletException("reading the files of the pages", e);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
        byte[] page = pages.get(path.endsWith("/") ? path + "index.html" : path);
        Matcher kept = KEPT.matcher(path);
        boolean reads = Set.of("GET", "HEAD").contains(request.getMethod());
        if (page != null && reads) {
            send(page, request, response);
        } else if (reads && kept.matches() && files.contains(kept.group(2))) {
            response.setHeader(CACHE_CONTROL, kept.group(1).equals(fingerprint) ? KEEP : ASK);
            response.setContentType(type(kept.group(2)));
            write(read(getServletContext(), kept.group(2)), request, response);
        } else {
            if (PLAIN.matcher(path).matches()) {
                response.setHeader(CACHE_CONTROL, ASK);
            }
            chain.doFilter(request, response);
        }
    }

    /** Sends a page. It names its files under the fingerprint, so its tag changes whenever one of them does. */
    private void send(byte[] page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(page);
        String tag = "W/\"" + Long.toHexString(sum.getValue()) + "\"";
        response.setHeader("ETag", tag);
        response.setHeader(CACHE_CONTROL, ASK);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/html;charset=utf-8");
        write(page, request, response);
    }

    private static void write(byte[] bytes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentLength(bytes.length);
        if ("GET".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    private static String type(String file) {
        return file.endsWith(".js")
                ? "text/javascript;charset=utf-8"
                : file.endsWith(".css") ? "text/css;charset=utf-8" : "image/svg+xml";
    }

    private String linked(String html, String page) {
        String folder = page.substring(1, page.lastIndexOf('/') + 1);
        String root = folder.isEmpty() ? "" : "../";
        return LINK.matcher(html)
                .replaceAll(link ->
                        root + "v/" + fingerprint + "/" + (link.group(1).isEmpty() ? folder : "") + link.group(2));
    }

    private void find(ServletContext context, String folder) {
        for (String path : Optional.ofNullable(context.getResourcePaths(folder)).orElse(Set.of())) {
            if (PLAIN.matcher(path).matches()) {
                files.add(path);
            } else if (path.endsWith("/") && !path.endsWith("-INF/")) {
                find(context, path);
            }
        }
    }

    private static byte[] read(ServletContext context, String file) throws IOException {
        try (InputStream in = context.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }
}
