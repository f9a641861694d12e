package org.assistant.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server on a free port that can be stopped and started again with its data. */
public final class SharedDatabase implements AutoCloseable {

    /** The data source's name at servers with {@link #options}. */
    public static final String NAME = "jdbc/assistant";

    private final Path folder;
    private final int port = Server.freePort();
    private EmbeddedPostgres postgres;

    private SharedDatabase(Path folder) {
        this.folder = folder;
        start();
    }

    /**
     * Starts a database.
     *
     * @param name prefix of the folder under target with its data
     */
    public static SharedDatabase start(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
            return new SharedDatabase(Files.createTempDirectory(parent, name));
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for a database", e);
        }
    }

    /** Starts the database again after {@link #stop}. */
    public void start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL in " + folder, e);
        }
    }

    /** Stops the database and all its connections. */
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("stopping PostgreSQL in " + folder, e);
        }
    }

    /** Stops all processes of the database where they are: it keeps its connections and answers nothing until {@link #resume}. */
    public void pause() {
        ProcessSignals.pause(processes());
    }

    /** Lets the processes go on after {@link #pause}. */
    public void resume() {
        ProcessSignals.resume(processes());
    }

    private List<ProcessHandle> processes() {
        Path file = folder.resolve("data").resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            ProcessHandle first = lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow();
            return Stream.concat(Stream.of(first), first.descendants()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** The options that give a Payara Micro the driver and the data source {@link #NAME}, as an operator sets them. */
    public List<String> options() {
        Path commands = folder.resolve("postboot.asadmin");
        try {
            Files.writeString(commands, """
                    create-jdbc-connection-pool --datasourceclassname %s --restype javax.sql.DataSource --steadypoolsize 0 \
                    --isconnectvalidatereq=true --validationmethod auto-commit \
                    --property user=postgres:password=postgres:databaseName=postgres:serverName=127.0.0.1:portNumber=%d:loginTimeout=5 assistant
                    create-jdbc-resource --connectionpoolid assistant %s
                    """.formatted(PGSimpleDataSource.class.getName(), port, NAME));
            Path driver = Path.of(PGSimpleDataSource.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of("--addlibs", driver.toString(), "--postbootcommandfile", commands.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + commands, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
