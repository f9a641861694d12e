package org.assistant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A WAR with the scripted engine, added as an operator adds a plugin: as a jar in {@code WEB-INF/lib}. */
public final class WarWithEngine {

    /** The name of the engine. */
    public static final String ENGINE = "scripted";

    /** The path of the engine's ledger in JSON; DELETE clears it. */
    public static final String LEDGER = "/scripted/ledger";

    private WarWithEngine() {}

    /** A copy of the shipped WAR under target, named {@code name} so that each of several servers has its own. */
    public static Path of(String name) {
        return of(Path.of(Server.property("assistant.war")), name);
    }

    /** The same for {@code original}. */
    public static Path of(Path original, String name) {
        Path jar = Path.of(Server.property("it-engine.jar"));
        Path war = Path.of("target", "wars", name + ".war").toAbsolutePath();
        try {
            Files.createDirectories(war.getParent());
            Files.copy(original, war, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem archive = FileSystems.newFileSystem(war)) {
                Files.copy(jar, archive.getPath("WEB-INF", "lib", "it-engine.jar"));
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException("adding " + jar + " to " + war, e);
        }
    }
}
