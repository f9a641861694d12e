package org.assistant.app.rest.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Redirects from a page's path without the last slash to the page. The server's own redirect would repeat the client's {@code
 * Host}.
 */
@WebServlet(urlPatterns = {"/admin", "/docs", "/talk"})
public class FolderRedirect extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", request.getServletPath().substring(1) + "/");
    }
}
