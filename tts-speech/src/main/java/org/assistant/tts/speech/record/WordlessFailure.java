package org.assistant.tts.speech.record;

/**
 * A failure as the log may show it: classes and stack frames of it and of all its causes, without their messages, which may
 * repeat the user's text. The message of a missing class stays: it is only the name of that class.
 */
public final class WordlessFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Deeper causes are left out; a chain of causes may be circular. */
    private static final int MOST_CAUSES = 20;

    private final String name;

    private WordlessFailure(Throwable failure, int causes) {
        super(null, cause(failure, causes), false, true);
        name = name(failure);
        setStackTrace(failure.getStackTrace());
    }

    /** Returns {@code failure} without its messages. */
    public static WordlessFailure of(Throwable failure) {
        return new WordlessFailure(failure, MOST_CAUSES);
    }

    /** The classes of {@code failure} and its causes on one line, outermost first. */
    public static String names(Throwable failure) {
        StringBuilder names = new StringBuilder();
        int left = MOST_CAUSES;
        for (Throwable one = failure; one != null && left > 0; one = one.getCause()) {
            names.append(names.isEmpty() ? "" : ", caused by ").append(name(one));
            left--;
        }
        return names.toString();
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // it stands for the failure in a stack trace
    public String toString() {
        return name;
    }

    private static WordlessFailure cause(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return cause == null || causes == 0 ? null : new WordlessFailure(cause, causes - 1);
    }

    private static String name(Throwable failure) {
        boolean ofClassLoader = failure instanceof LinkageError || failure instanceof ClassNotFoundException;
        String name = failure.getClass().getName();
        return ofClassLoader && failure.getMessage() != null ? name + ": " + failure.getMessage() : name;
    }
}
