package org.assistant.app.rest.connection;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.RequestSource;

/** Makes every request body a {@link PacedBody}. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PacedBodies implements Filter {

    private final WaitingThreads places;

    @Inject
    public PacedBodies(WaitingThreads places) {
        this.places = places;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PacedRequest paced = new PacedRequest((HttpServletRequest) request, (HttpServletResponse) response, places);
        try {
            chain.doFilter(paced, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!paced.answerRefusal()) {
                throw e;
            }
        } finally {
            paced.end();
        }
    }

    private static final class PacedRequest extends HttpServletRequestWrapper implements PacedBody.Source {

        private final HttpServletResponse response;
        private final WaitingThreads places;
        private final String network;
        private final ServerConnection connection;
        private PacedBody body;
        private ServletInputStream stream;

        PacedRequest(HttpServletRequest request, HttpServletResponse response, WaitingThreads places) {
            super(request);
            this.response = response;
            this.places = places;
            network = RequestSource.network(request.getRemoteAddr());
            connection = ServerConnection.of(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new PacedBody(
                        super.getInputStream(), getContentLengthLong(), places.grace(), this, System::nanoTime);
                stream = body;
                boolean chunked = "chunked".equalsIgnoreCase(getHeader("Transfer-Encoding"));
                if ((chunked || getContentLengthLong() > 0)
                        && getHeader("Upgrade") != null
                        && connection.leavesBody()) {
                    closeAfterwards(); // Payara does, without telling the client
                    stream = chunked ? new ChunkedBody(body) : body;
                }
            }
            return stream;
        }

        /** Answers with the refusal of the body unless an answer has begun; false if there is nothing to send. */
        boolean answerRefusal() throws IOException {
            Optional<ApiError> refusal = body == null ? Optional.empty() : body.refusal();
            if (refusal.isEmpty() || response.isCommitted()) {
                return false;
            }
            response.resetBuffer();
            refusal.get().send(response);
            return true;
        }

        void end() {
            if (body != null) {
                body.release();
            }
        }

        @Override
        public Optional<ApiError> enter() {
            return places.enter(network);
        }

        @Override
        public void leave() {
            places.leave(network);
        }

        @Override
        public boolean readTimeout(Duration timeout) {
            return connection.readTimeout(timeout);
        }

        @Override
        public void closeAfterwards() {
            response.setHeader("Connection", "close");
        }
    }
}
