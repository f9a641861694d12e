package org.assistant.tts.models.sources;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;

/** Describes an exception for people who do not know Java's. */
public final class Reason {

    private Reason() {}

    public static String of(IOException e) {
        if (e instanceof UnknownHostException) {
            return "no such host, or no network";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "can't connect (" + e.getMessage() + ")";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time (" + e.getMessage() + ")";
        }
        if (e instanceof SSLException) {
            return "no secure connection (" + e.getMessage() + ")";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
