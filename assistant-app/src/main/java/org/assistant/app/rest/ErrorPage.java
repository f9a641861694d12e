package org.assistant.app.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the server answers where it refuses a request itself: an {@link ApiError} below the APIs' paths, elsewhere one line. */
@WebServlet(urlPatterns = "/error-page", asyncSupported = true)
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
                ? told
                : ApiError.NOT_FOUND; // somebody asked for this path
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String told
                ? told.substring(request.getContextPath().length())
                : request.getServletPath();
        if (path.startsWith("/v1/") || path.startsWith("/api/")) {
            new ApiError(status, message(status), "", "").send(response);
        } else {
            response.setStatus(status);
            response.setContentType("text/plain;charset=utf-8");
            response.getOutputStream().write((status + " " + message(status) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String message(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "the server refused the request" : known.getReasonPhrase();
    }
}
