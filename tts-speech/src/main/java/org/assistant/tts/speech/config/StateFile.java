package org.assistant.tts.speech.config;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A state on disk, in a folder that several nodes may share. A reader finds the old state or the new one, whatever happens to a
 * writer. Only its owner may read the file.
 */
public final class StateFile<T> implements State<T> {

    private static final System.Logger LOGGER = System.getLogger(StateFile.class.getName());
    private static final String STAGED = ".tmp";

    /** In the name of a damaged file that was put aside. */
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String name;
    private final StateFormat<T> format;
    private final Path file;

    /** @param name of the file, without what {@code format} ends it with */
    public StateFile(Path folder, String name, StateFormat<T> format) {
        this.folder = folder;
        this.name = name;
        this.format = format;
        file = folder.resolve(name + format.suffix());
    }

    @Override
    public String place() {
        return file.toString();
    }

    /** Nothing if there is no file. */
    @Override
    public Optional<List<Object>> version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nothing if it can't be read. A file that is no state is put aside, and the log says where. */
    @Override
    public T read() {
        try {
            Optional<T> state = parsed();
            if (state.isPresent()) {
                return state.get();
            }
            StateLock lock = lock();
            try {
                return readLocked();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            LOGGER.log(WARNING, "What was changed while the server ran can't be read from " + file + ": " + e);
            return format.nothing();
        }
    }

    @Override
    public T update(UnaryOperator<T> change) throws IOException {
        Files.createDirectories(folder);
        StateLock lock = lock();
        try {
            T state = change.apply(readLocked());
            removeLeftovers();
            write(state);
            return state;
        } finally {
            lock.close();
        }
    }

    private StateLock lock() throws IOException {
        return StateLock.acquire(folder.resolve(name + ".lock"));
    }

    /** For the holder of the lock, so that nobody replaces the file between its being read and put aside. */
    private T readLocked() throws IOException {
        Optional<T> state = parsed();
        if (state.isPresent()) {
            return state.get();
        }
        Path aside = folder.resolve(name + ".damaged-" + WHEN.format(Instant.now()) + format.suffix());
        Files.move(file, aside);
        LOGGER.log(WARNING, file + " is damaged and was put aside as " + aside + "; what operators changed is lost");
        return format.nothing();
    }

    /** Nothing if the file is there and is no state. */
    private Optional<T> parsed() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.of(format.nothing());
        } catch (IOException e) {
            return Optional.empty(); // no file, or not ours
        }
        try {
            return Optional.of(format.parse(new String(bytes, StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** On disk first, then under its name in one step. */
    private void write(T state) throws IOException {
        Path staged = Files.createTempFile(folder, name, STAGED); // readable to its owner only, where there are owners
        try {
            try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(format.text(state));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(staged);
        }
        forceFolder();
    }

    /** Keeps the new name, too, over a loss of power. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "this system can't force a folder to disk", e);
        }
    }

    /** What a writer left that died. */
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, name + "*" + STAGED)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
