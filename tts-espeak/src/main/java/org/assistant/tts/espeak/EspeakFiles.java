// SPDX-License-Identifier: GPL-3.0-or-later
package org.assistant.tts.espeak;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The library and data of eSpeak NG on disk.
 *
 * @param library the shared library
 * @param parent the folder that holds the data folder
 */
record EspeakFiles(Path library, Path parent) {

    private static final String ROOT = "/META-INF/espeak-ng/";

    /** The name that the library expects, whatever the name of the folder above. */
    private static final String DATA = "espeak-ng-data";

    /** The folder with the data. */
    Path data() {
        return parent.resolve(DATA);
    }

    /**
     * Returns the files of this version and platform below {@code folder}, unpacked there by the first process that needs them.
     * A temporary folder is filled and then renamed, so another process sees all of it or nothing.
     *
     * @throws IOException if they can't be written
     * @throws IllegalStateException if there is no library for this platform
     */
    static EspeakFiles unpack(Path folder) throws IOException {
        String library = libraryResource();
        String libraryName = library.substring(library.indexOf('/') + 1);
        Path target = folder.resolve("espeak-ng-" + version() + "-" + Platform.RESOURCE_PREFIX);
        if (!Files.isDirectory(target)) {
            Files.createDirectories(folder);
            Path filling = Files.createDirectory(folder.resolve(".espeak-ng-" + UUID.randomUUID()));
            try {
                copy(library, filling.resolve(libraryName));
                unzip(DATA + ".zip", filling.resolve(DATA));
                publish(filling, target);
            } finally {
                delete(filling);
            }
        }
        return new EspeakFiles(target.resolve(libraryName), target);
    }

    private static void publish(Path filled, Path target) throws IOException {
        try {
            Files.move(filled, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was faster; its files are the same.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static String libraryResource() {
        String platform = Platform.RESOURCE_PREFIX;
        if (platform.equals("linux-x86-64")) {
            return "debian-amd64/libespeak-ng.so.1";
        } else if (platform.equals("linux-aarch64")) {
            return "debian-arm64/libespeak-ng.so.1";
        } else if (platform.equals("linux-arm")) {
            return "debian-armv7l/libespeak-ng.so.1";
        } else if (platform.equals("darwin-x86-64")) {
            return "macos-amd64/libespeak-ng.1.dylib";
        } else if (platform.equals("darwin-aarch64")) {
            return "macos-arm64/libespeak-ng.1.dylib";
        } else if (platform.equals("win32-x86-64")) {
            return "win-amd64/espeak-ng.dll";
        }
        throw new IllegalStateException("there is no eSpeak NG for " + platform);
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("version.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, file);
        }
    }

    private static void unzip(String resource, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(open(resource))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(resource + " has an entry outside its folder");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = EspeakFiles.class.getResourceAsStream(ROOT + name);
        if (in == null) {
            throw new IOException("the eSpeak NG jar lacks " + name);
        }
        return in;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
