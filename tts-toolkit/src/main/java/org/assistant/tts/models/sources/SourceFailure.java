package org.assistant.tts.models.sources;

/** The failure of a source to provide a file. The message gives the reason, and the next source is tried. */
public final class SourceFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean everywhere;

    private SourceFailure(String message, boolean everywhere, Throwable cause) {
        super(message, cause);
        this.everywhere = everywhere;
    }

    /** A failure of this file only: it is missing, or its size or hash is wrong. */
    public static SourceFailure ofFile(String message) {
        return new SourceFailure(message, false, null);
    }

    /** A failure of the whole host or package: it would not provide other files either. */
    public static SourceFailure ofHost(String message, Throwable cause) {
        return new SourceFailure(message, true, cause);
    }

    /** Whether other files from the same place would fail, too. */
    public boolean everywhere() {
        return everywhere;
    }
}
