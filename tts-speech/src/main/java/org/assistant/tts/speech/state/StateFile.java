package org.assistant.tts.speech.state;

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
 * A state on disk, in a folder that several nodes may share. A reader finds the old state or the new one, even if a writer
 * dies. Only its owner may read the file.
 */
public final class StateFile<T> implements State<T> {

    private static final System.Logger LOGGER = System.getLogger(StateFile.class.getName());
    private static final String STAGED = ".tmp";

    /** The time in the name of a damaged file that was moved aside. */
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String name;
    private final StateFormat<T> format;
    private final Path file;

    /** @param name of the file, without the suffix that {@code format} adds */
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

    /** Empty if there is no file. */
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

    /** The empty state if the file can't be read. A file that is not a state is moved aside, and the log says where. */
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
            LOGGER.log(WARNING, "Can't read the changes of operators from " + file + ": " + e);
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

    /** For the holder of the lock, so that the file is not replaced between being read and being moved aside. */
    private T readLocked() throws IOException {
        Optional<T> state = parsed();
        if (state.isPresent()) {
            return state.get();
        }
        Path aside = folder.resolve(name + ".damaged-" + WHEN.format(Instant.now()) + format.suffix());
        Files.move(file, aside);
        LOGGER.log(WARNING, file + " is damaged and was moved to " + aside + "; the changes of operators are lost");
        return format.nothing();
    }

    /** Empty if the file exists and is not a state. */
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

    /** Writes to disk first, then renames in one step. */
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

    /** Makes the new name survive a power failure, too. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "this system can't force a folder to disk", e);
        }
    }

    /** Removes the files of writers that died. */
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, name + "*" + STAGED)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
