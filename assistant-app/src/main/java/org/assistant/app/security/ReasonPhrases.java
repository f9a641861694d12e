package org.assistant.app.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;

/**
 * Sets the reason phrases of statuses that Payara does not know, for which it would write {@code CUSTOM}. The Servlet API has no
 * method for this; Payara's own classes do and are called by reflection. On other servers nothing is done.
 */
public class ReasonPhrases implements Filter {

    private static final String GRIZZLY = "org.glassfish.grizzly.http.";

    private static final Map<Integer, String> UNKNOWN_TO_PAYARA =
            Map.of(429, "Too Many Requests", 508, "Loop Detected");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, worded(request, (HttpServletResponse) response));
    }

    /** Returns {@code response}, to {@code request}, such that its status gets its reason phrase. */
    public static HttpServletResponse worded(ServletRequest request, HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                super.setStatus(status);
                String phrase = UNKNOWN_TO_PAYARA.get(status);
                if (phrase != null) {
                    set(request, phrase);
                }
            }
        };
    }

    private static void set(ServletRequest request, String phrase) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        try {
            Object payara =
                    innermost.getClass().getMethod("getUnwrappedCoyoteRequest").invoke(innermost);
            Object grizzly = payara.getClass().getMethod("getCoyoteRequest").invoke(payara);
            Object response =
                    type(grizzly, "server.Request").getMethod("getResponse").invoke(grizzly);
            Object packet =
                    type(response, "server.Response").getMethod("getResponse").invoke(response);
            type(packet, "HttpResponsePacket")
                    .getMethod("setReasonPhrase", String.class)
                    .invoke(packet, phrase);
        } catch (ReflectiveOperationException e) {
            // Not Payara: other servers have their own reason phrases.
        }
    }

    private static Class<?> type(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getClassLoader().loadClass(GRIZZLY + name);
    }
}
