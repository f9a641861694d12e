package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.Sha256;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.models.sources.SourceFailure;
import org.assistant.tts.spi.TTSException;

/**
 * Writes the bytes of one file next to its place, and moves it there once its size and hash are right. A file that {@link
 * #commit} did not move stays; its owner decides whether it is worth resuming.
 *
 * <p>A failure to write is not the source's fault, so it is thrown as {@link TTSException.ModelUnavailable}: the next source
 * would fail in the same way.
 */
final class StagedFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Wanted wanted;
    private final Path staged;
    private final FileChannel channel;
    private final Sha256 hash = new Sha256();
    private long bytes;

    private StagedFile(Wanted wanted, Path staged, FileChannel channel) {
        this.wanted = wanted;
        this.staged = staged;
        this.channel = channel;
    }

    /** Starts an empty file and discards any earlier content of {@code staged}. */
    static StagedFile create(Wanted wanted, Path staged) {
        return open(wanted, staged, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Appends to the content of {@code staged}. */
    static StagedFile resume(Wanted wanted, Path staged) {
        StagedFile file = open(wanted, staged, StandardOpenOption.APPEND);
        try (InputStream in = Files.newInputStream(staged)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length; (length = in.read(buffer)) >= 0; ) {
                file.hash.add(buffer, length);
                file.bytes += length;
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw file.failure(e);
        }
    }

    private static StagedFile open(Wanted wanted, Path staged, StandardOpenOption how) {
        try {
            Files.createDirectories(staged.getParent());
            return new StagedFile(
                    wanted, staged, FileChannel.open(staged, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
        } catch (IOException e) {
            throw failure(staged, e);
        }
    }

    long bytes() {
        return bytes;
    }

    /**
     * Writes all bytes of {@code in}.
     *
     * @throws IOException if {@code in} can't be read
     * @throws SourceFailure if it has more bytes than the file
     */
    void take(InputStream in) throws IOException, SourceFailure {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length; (length = in.read(buffer)) >= 0; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new TTSException.Cancelled(null);
            }
            if (bytes + length > wanted.file().bytes()) {
                throw SourceFailure.ofFile(
                        "it has more than the expected " + wanted.file().bytes() + " bytes");
            }
            write(ByteBuffer.wrap(buffer, 0, length));
            hash.add(buffer, length);
            bytes += length;
            wanted.report(bytes);
        }
    }

    private void write(ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Syncs the file to disk, then moves it to its place atomically.
     *
     * @throws SourceFailure if its size or hash differs from the manifest
     */
    void commit() throws SourceFailure {
        ModelFile file = wanted.file();
        if (bytes != file.bytes()) {
            throw SourceFailure.ofFile("it has " + bytes + " bytes, expected " + file.bytes());
        }
        String sha256 = hash.hex();
        if (!sha256.equals(file.sha256())) {
            throw SourceFailure.ofFile("its sha256 is " + sha256 + ", expected " + file.sha256());
        }
        try {
            channel.force(true);
            channel.close();
            Files.move(staged, wanted.target(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private TTSException failure(IOException e) {
        return failure(staged, e);
    }

    private static TTSException failure(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new TTSException.Cancelled(e);
        }
        return new TTSException.ModelUnavailable(
                "can't write " + file + ": " + Reason.of(e)
                        + "; make room or give write access, or choose another folder with tts.models.dir",
                e);
    }
}
