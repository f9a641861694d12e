package org.assistant.app.rest.body;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer when the server itself refuses a request: an {@link ApiError} under the APIs' paths, elsewhere a page for browsers
 * and one line of text for other clients.
 */
@WebServlet(urlPatterns = "/error-page", asyncSupported = true)
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The arguments: the context path, the title, a sentence. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s · Assistant</title>
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="%1$s/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="%1$s/talk.css">
              </head>
              <body>
                <main class="lost">
                  <h1>%2$s</h1>
                  <p>%3$s</p>
                  <p><a href="%1$s/">Talk page</a> <a href="%1$s/admin/">Console</a> <a href="%1$s/docs/">API</a></p>
                </main>
              </body>
            </html>
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
                ? told
                : ApiError.NOT_FOUND; // the client asked for this path itself
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String told
                ? told.substring(request.getContextPath().length())
                : request.getServletPath();
        if (path.startsWith("/v1/") || path.startsWith("/api/")) {
            new ApiError(status, message(status), "", "").send(response);
        } else if (String.valueOf(request.getHeader("Accept")).contains("text/html")) {
            response.setStatus(status);
            response.setContentType("text/html;charset=utf-8");
            response.getOutputStream()
                    .write(page(status, request.getContextPath()).getBytes(StandardCharsets.UTF_8));
        } else {
            response.setStatus(status);
            response.setContentType("text/plain;charset=utf-8");
            response.getOutputStream().write((status + " " + message(status) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String page(int status, String context) {
        boolean missing = status == ApiError.NOT_FOUND;
        return PAGE.formatted(
                context,
                missing ? "This page does not exist" : "The server refused this request",
                missing ? "The address may be misspelled." : status + " " + message(status) + ".");
    }

    private static String message(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "the server refused the request" : known.getReasonPhrase();
    }
}
