package org.assistant.tts.speech.record.export;

import jakarta.enterprise.inject.spi.Unmanaged;
import java.lang.System.Logger.Level;

/**
 * Creates classes that need an API that not every server has. Such a class is named here as text only: a server without the API
 * must never load it, so it is no bean and appears in no signature of one.
 */
final class OptionalApi {

    private static final System.Logger LOGGER = System.getLogger(OptionalApi.class.getName());

    private OptionalApi() {}

    /**
     * Creates {@code name} by its constructor for injection.
     *
     * @param name of a class in this package
     * @param absent the result where the server lacks the API, or has it switched off
     */
    static <T> T make(String name, Class<T> type, T absent) {
        String full = OptionalApi.class.getPackageName() + "." + name;
        try {
            Class<? extends T> found =
                    Class.forName(full, true, type.getClassLoader()).asSubclass(type);
            return new Unmanaged<>(found).newInstance().produce().inject().get();
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            Throwable root = root(e); // WildFly wraps the exception for a missing class
            if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
                LOGGER.log(Level.INFO, () -> name + " is left out, since this server lacks its API: " + root);
            } else {
                LOGGER.log(Level.WARNING, () -> name + " can't be made, though this server has its API: " + root);
            }
        }
        return absent;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
