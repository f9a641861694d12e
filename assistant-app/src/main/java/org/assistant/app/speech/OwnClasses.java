package org.assistant.app.speech;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * The classes of the application, each a file of its own. They are loaded before anybody needs them: one that can't be opened
 * when it is first needed, since too many files are open, is missing until a restart.
 */
final class OwnClasses {

    private static final System.Logger LOGGER = System.getLogger(OwnClasses.class.getName());
    private static final String ROOT = "/WEB-INF/classes/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    /** Loads them all; how many there are. */
    static int load(ServletContext application) {
        return load(application, ROOT);
    }

    private static int load(ServletContext application, String folder) {
        Set<String> paths = application.getResourcePaths(folder);
        int loaded = 0;
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                loaded += load(application, path);
            } else if (path.endsWith(CLASS)) {
                loaded += load(path.substring(ROOT.length(), path.length() - CLASS.length())
                        .replace('/', '.'));
            }
        }
        return loaded;
    }

    private static int load(String name) {
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
            return 1;
        } catch (ClassNotFoundException | LinkageError e) {
            LOGGER.log(Level.DEBUG, () -> "not loaded: " + e); // needs an API that this server does not have
            return 0;
        }
    }
}
