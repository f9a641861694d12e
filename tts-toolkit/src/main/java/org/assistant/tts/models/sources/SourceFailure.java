package org.assistant.tts.models.sources;

/** A source could not give a file; the message says why, and the next source is tried. */
public final class SourceFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean everywhere;

    private SourceFailure(String message, boolean everywhere, Throwable cause) {
        super(message, cause);
        this.everywhere = everywhere;
    }

    /** Only this file is concerned: it is not there, or it is not the one that the manifest means. */
    public static SourceFailure ofFile(String message) {
        return new SourceFailure(message, false, null);
    }

    /** The host or the package will not give other files either; asking it again only costs time. */
    public static SourceFailure ofHost(String message, Throwable cause) {
        return new SourceFailure(message, true, cause);
    }

    /** Whether other files from the same place need not be asked for. */
    public boolean everywhere() {
        return everywhere;
    }
}
