package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.models.sources.PacedStream;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.models.sources.SourceFailure;
import org.assistant.tts.spi.TTSException;

/**
 * Fetches a file over HTTP and resumes an earlier download that broke off.
 *
 * <p>Uses {@link HttpURLConnection} since that has a timeout for each read and leaves no thread behind in a server.
 */
final class WebDownload {

    /** The number of broken connections in a row, each after some bytes, after which a server counts as failed. */
    private static final int MOST_ATTEMPTS = 20;

    private static final int PARTIAL_CONTENT = 206;
    private static final int GONE = 410;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Function<URI, Proxy> proxies;

    /**
     * @param connectTimeout time after which a host that does not answer is given up
     * @param readTimeout time after which a connection without data is given up
     */
    WebDownload(Duration connectTimeout, Duration readTimeout, Function<URI, Proxy> proxies) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.proxies = proxies;
    }

    /**
     * Fetches the file at {@code address} and moves it to its place.
     *
     * @throws SourceFailure if the address does not have the file; received bytes are kept for the next attempt
     */
    void fetch(URI address, Wanted wanted) throws SourceFailure {
        PartialFile part = PartialFile.of(wanted.target());
        try {
            boolean whole = isThere(wanted, part, part.bytesFrom(address));
            for (int attempt = 1; !whole; attempt++) {
                long before = part.bytesFrom(address);
                whole = fetch(address, wanted, part, before);
                long after = part.bytes();
                boolean startedAnew = before > 0 && after == 0;
                if (!whole && (attempt == MOST_ATTEMPTS || (after <= before && !startedAnew))) {
                    throw SourceFailure.ofHost(
                            "the connection broke at " + after + " of "
                                    + wanted.file().bytes() + " bytes; the same command goes on from there",
                            null);
                }
            }
            part.discard();
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't keep " + part.path() + ": " + Reason.of(e), e);
        }
    }

    /** Whether an earlier process died after the last byte, so that only the move remains. */
    private static boolean isThere(Wanted wanted, PartialFile part, long have) throws IOException {
        if (have < wanted.file().bytes()) {
            return false;
        }
        try (StagedFile staged = StagedFile.resume(wanted, part.path())) {
            staged.commit();
            return true;
        } catch (SourceFailure e) {
            part.discard();
            return false;
        }
    }

    /** Makes one request. Returns false if another is worthwhile: the connection broke or the server could not resume. */
    private boolean fetch(URI address, Wanted wanted, PartialFile part, long have) throws IOException, SourceFailure {
        HttpURLConnection connection = request(address, part, have);
        try {
            int status = status(connection);
            if (status == RANGE_NOT_SATISFIABLE && have > 0) {
                part.discard();
                return false;
            }
            boolean resumed = status == PARTIAL_CONTENT;
            if (resumed && !continues(connection, have, wanted.file().bytes())) {
                part.discard();
                return false;
            }
            if (!resumed) {
                requireWhole(connection, status, wanted.file().bytes());
                part.from(address, Optional.ofNullable(connection.getHeaderField("ETag")));
            }
            return receive(connection, wanted, part, resumed);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection request(URI address, PartialFile part, long have) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(proxies.apply(address));
        connection.setConnectTimeout((int) connectTimeout.toMillis());
        connection.setReadTimeout((int) readTimeout.toMillis());
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("User-Agent", "assistant-tts");
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
            part.etag().ifPresent(tag -> connection.setRequestProperty("If-Range", tag));
        }
        return connection;
    }

    private static int status(HttpURLConnection connection) throws SourceFailure {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw SourceFailure.ofHost(Reason.of(e), e);
        }
    }

    private static boolean continues(HttpURLConnection connection, long have, long total) {
        return ("bytes " + have + "-" + (total - 1) + "/" + total).equals(connection.getHeaderField("Content-Range"));
    }

    private static void requireWhole(HttpURLConnection connection, int status, long bytes) throws SourceFailure {
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == GONE) {
            throw SourceFailure.ofFile("there is no such file (status " + status + ")");
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw SourceFailure.ofHost("the server answered with status " + status, null);
        }
        long length = connection.getContentLengthLong();
        if (length >= 0 && length != bytes) {
            throw SourceFailure.ofFile("it has " + length + " bytes, expected " + bytes);
        }
    }

    /** Returns false if the connection broke, or if a resumed file turned out to be a different one. */
    private boolean receive(HttpURLConnection connection, Wanted wanted, PartialFile part, boolean resumed)
            throws IOException, SourceFailure {
        try (StagedFile staged =
                resumed ? StagedFile.resume(wanted, part.path()) : StagedFile.create(wanted, part.path())) {
            try (InputStream in =
                    new PacedStream(connection.getInputStream(), readTimeout.multipliedBy(2), System::nanoTime)) {
                staged.take(in);
            } catch (PacedStream.TooSlow e) {
                throw SourceFailure.ofHost(e.getMessage(), e);
            } catch (IOException e) {
                return false;
            }
            if (staged.bytes() < wanted.file().bytes()) {
                return false;
            }
            staged.commit();
            return true;
        } catch (SourceFailure e) {
            if (e.everywhere()) {
                throw e; // the received bytes may be right
            }
            part.discard();
            if (resumed) {
                return false;
            }
            throw e;
        }
    }
}
