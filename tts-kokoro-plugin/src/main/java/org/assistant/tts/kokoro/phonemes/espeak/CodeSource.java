package org.assistant.tts.kokoro.phonemes.espeak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/** Finds the origin of a class of this JVM, in a form that another JVM can put on its class path. */
final class CodeSource {

    private final ClassLoader loader;
    private final Path folder;

    /** @param folder for copies; must exist. If it is read-only, each copy gets a temporary folder. */
    CodeSource(ClassLoader loader, Path folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /**
     * The jar or folder that contains {@code className}, or a copy if a server keeps it in another form. Of several the first
     * plain file counts: Payara Server has some libraries of its own, inside of its bundles.
     *
     * @throws IOException if the class is not on the class path or the jar can't be read or copied
     */
    Path of(String className) throws IOException {
        String resource = className.replace('.', '/') + ".class";
        List<URL> found = Collections.list(loader.getResources(resource));
        try {
            for (URL url : found) {
                String jar = jar(url, resource);
                if (isFile(jar)) {
                    return Path.of(new URI(jar));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("the address of " + className + " is not that of a file: " + found, e);
        }
        if (found.isEmpty()) {
            throw new IOException(className + " is not on the class path");
        }
        IOException failure = new IOException(className + " can't be read from any of these places: " + found);
        for (URL url : found) {
            try {
                return copy(new URL(url, jar(url, resource)));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private static String jar(URL url, String resource) {
        String address = url.toExternalForm();
        String root = address.substring(0, address.length() - resource.length());
        String jar = root.endsWith("!/") ? root.substring(0, root.length() - 2) : root;
        // jar:file:/lib/x.jar of the JDK, wsjar:file:/lib/x.jar of Open Liberty
        return jar.contains("!/") ? jar : jar.replaceFirst("^\\w+:(?=\\w+:)", "");
    }

    private static boolean isFile(String jar) {
        return jar.startsWith("file:") && !jar.contains("!/");
    }

    /** The copy is named after its content, so a new version never uses an old copy. */
    private Path copy(URL jar) throws IOException {
        byte[] bytes = bytes(jar);
        Path place = Files.isWritable(folder) ? folder : Files.createTempDirectory("espeak-ng-");
        Path target = place.resolve(UUID.nameUUIDFromBytes(bytes) + ".jar");
        if (!Files.exists(target)) {
            Path copying = Files.write(place.resolve("." + UUID.randomUUID()), bytes);
            Files.move(copying, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    /** WildFly opens a jar as a stream of entries; other servers return its bytes. */
    private static byte[] bytes(URL jar) throws IOException {
        try (InputStream in = jar.openStream()) {
            if (!(in instanceof JarInputStream entries)) {
                return in.readAllBytes();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(bytes)) {
                for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                    JarEntry copy = new JarEntry(entry.getName());
                    copy.setTime(0);
                    out.putNextEntry(copy);
                    entries.transferTo(out);
                }
            }
            return bytes.toByteArray();
        }
    }
}
