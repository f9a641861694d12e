package org.assistant.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Runs a command from the WAR, which needs nothing else: {@code java -jar assistant-app.war models fetch kokoro}. */
public final class WarLauncher {

    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String MODELS_COMMAND = "org.assistant.tts.models.ModelsCommand";
    private static final int WRONG_USAGE = 2;

    private WarLauncher() {}

    /** Runs the command that the first word names, with the other words as its arguments. */
    public static void main(String[] words) throws IOException, ReflectiveOperationException, URISyntaxException {
        if (words.length == 0 || !words[0].equals("models")) {
            System.err.println("Usage: java -jar assistant-app.war models --help");
            System.err.println("To serve, deploy the WAR, for example: java -jar payara-micro.jar assistant-app.war");
            System.exit(WRONG_USAGE);
        }
        Path war = Path.of(WarLauncher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        UnpackedFolder folder = UnpackedFolder.create();
        URLClassLoader loader =
                new URLClassLoader("war", unpack(war, folder.path()), ClassLoader.getPlatformClassLoader());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(loader, folder), "delete-unpacked-war"));
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class.forName(MODELS_COMMAND, true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(words, 1, words.length));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Copies the classes and libraries of {@code war} to {@code folder} and returns them as a class path. */
    static URL[] unpack(Path war, Path folder) throws IOException {
        List<URL> classPath = new ArrayList<>();
        classPath.add(Files.createDirectories(folder.resolve(CLASSES)).toUri().toURL());
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || !(name.startsWith(LIBRARIES) || name.startsWith(CLASSES))) {
                    continue;
                }
                Path target = folder.resolve(name).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(war + " holds a file outside itself: " + name);
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                if (name.startsWith(LIBRARIES)) {
                    classPath.add(target.toUri().toURL());
                }
            }
        }
        return classPath.toArray(URL[]::new);
    }

    private static void close(URLClassLoader loader, UnpackedFolder folder) {
        try {
            loader.close();
            folder.delete();
        } catch (IOException e) {
            System.err.println("can't delete " + folder.path() + ": " + e.getMessage());
        }
    }
}
