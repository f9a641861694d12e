package org.assistant.app.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/**
 * Loads the classes of the application before they are needed: a class that can't be read when it is first needed, because too
 * many files are open, is missing until a restart.
 */
@ApplicationScoped
class OwnClasses {

    private static final System.Logger LOGGER = System.getLogger(OwnClasses.class.getName());
    private static final String ROOT = "/WEB-INF/classes/";
    private static final String LIBRARIES = "/WEB-INF/lib/";

    /** The library that counts what is spoken. A server closes library files that it has not read for a while. */
    private static final String SPEECH = LIBRARIES + "tts-speech-";

    private static final String CLASS = ".class";

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (event instanceof ServletContext application) {
            int loaded = loadFolder(application, ROOT);
            for (String library : paths(application, LIBRARIES)) {
                loaded += library.startsWith(SPEECH) ? loadLibrary(application, library) : 0;
            }
            LOGGER.log(Level.DEBUG, "{0} classes are loaded", loaded);
        }
    }

    private static int loadFolder(ServletContext application, String folder) {
        int loaded = 0;
        for (String path : paths(application, folder)) {
            loaded += path.endsWith("/") ? loadFolder(application, path) : load(path.substring(ROOT.length()));
        }
        return loaded;
    }

    private static Set<String> paths(ServletContext application, String folder) {
        Set<String> paths = application.getResourcePaths(folder);
        return paths == null ? Set.of() : paths;
    }

    private static int loadLibrary(ServletContext application, String path) {
        int loaded = 0;
        try (InputStream file = application.getResourceAsStream(path);
                JarInputStream jar = new JarInputStream(file)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                loaded += load(entry.getName());
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "not read: " + path, e);
        }
        return loaded;
    }

    /** Loads the class of {@code file}; returns 1, or 0 if the file is no class or can't be loaded. */
    private static int load(String file) {
        if (!file.endsWith(CLASS)) {
            return 0;
        }
        String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
            return 1;
        } catch (ClassNotFoundException | LinkageError e) {
            LOGGER.log(Level.DEBUG, () -> "not loaded: " + e); // it needs an API that this server does not have
            return 0;
        }
    }
}
