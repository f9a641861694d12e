package org.assistant.app.security.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;

/** The site of the page that sent a request, as far as its browser reports it. */
final class FetchSite {

    private FetchSite() {}

    /**
     * Whether a page of another site sent {@code request}. Decided by {@code Sec-Fetch-Site}; an older browser, or one that
     * uses no TLS, sends only {@code Origin}. A program sends neither, and the answer is no.
     */
    static boolean isAnother(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !authority(origin).equals(authority("http://" + request.getHeader("Host")));
    }

    /** Host and port of {@code origin}, without a port that the scheme implies; "none" if it has no host. */
    private static String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            int implied = "https".equals(uri.getScheme()) ? 443 : 80;
            boolean told = uri.getPort() >= 0 && uri.getPort() != implied && uri.getPort() != 443;
            return uri.getHost() == null
                    ? "none"
                    : uri.getHost().toLowerCase(Locale.ROOT) + (told ? ":" + uri.getPort() : "");
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }
}
