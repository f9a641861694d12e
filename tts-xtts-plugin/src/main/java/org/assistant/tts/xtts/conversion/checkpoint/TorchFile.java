package org.assistant.tts.xtts.conversion.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.assistant.tts.spi.TTSException;

/**
 * A file that {@code torch.save} wrote, PyTorch 1.6 or later: a zip whose entry {@code data.pkl} describes the saved objects, and
 * whose other entries are the storages of their tensors. None of it is executed, nothing is created by name, and a compressed
 * entry is refused, so that no more is read than the file holds. Tensors are read on demand. For one thread; its owner closes it.
 */
public final class TorchFile implements AutoCloseable {

    /** An upper limit; the description of the published checkpoint has 0.2 MB. */
    private static final int MOST_PICKLE_BYTES = 64 << 20;

    private static final int BUFFER_BYTES = 1 << 20;

    private static final String MEND = "; fetch or copy it again from an intact source";

    private final Path path;
    private final ZipFile zip;
    private final String root;
    private final Object content;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private TorchFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        requireInside();
        ZipEntry description = description();
        this.root = description.getName().substring(0, description.getName().length() - "data.pkl".length());
        requireLittleEndian();
        this.content = unpickle(description);
    }

    /**
     * Opens {@code path} and reads the description of its contents.
     *
     * @throws TTSException.ModelUnavailable if it is not such a file, is cut off, or can't be read; says what to do
     */
    public static TorchFile open(Path path) {
        try {
            requireZip(path);
            ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            try {
                return new TorchFile(path, zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new TTSException.ModelUnavailable(path + " is cut off or damaged (" + e.getMessage() + ")" + MEND, e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(path + " can't be read: " + e.getMessage(), e);
        }
    }

    private static void requireZip(Path path) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(16);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK")) {
            return;
        }
        if (text.startsWith("\u0080")) {
            throw new TTSException.ModelUnavailable(
                    path + " is in the format of PyTorch before version 1.6; load it in Python and save it again"
                            + " with torch.save",
                    null);
        }
        String guess =
                text.startsWith("version https") ? "; it is the pointer that Git LFS leaves, run: git lfs pull" : MEND;
        throw new TTSException.ModelUnavailable(path + " is not a PyTorch file: it is not a zip" + guess, null);
    }

    /** Checks the sizes of all entries, since the directory of a zip may claim any size. */
    private void requireInside() throws IOException {
        long room = Files.size(path);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            room -= entry.getCompressedSize();
            if (entry.getCompressedSize() < 0 || room < 0) {
                throw new ZipException("its entries claim to be longer than the file");
            }
        }
    }

    private ZipEntry description() throws IOException {
        List<? extends ZipEntry> found = zip.stream()
                .filter(entry -> entry.getName().endsWith("/data.pkl"))
                .toList();
        if (found.size() != 1) {
            throw new ZipException("it has " + found.size() + " entries data.pkl, a PyTorch file has one");
        }
        return found.get(0);
    }

    private void requireLittleEndian() throws IOException {
        ZipEntry order = zip.getEntry(root + "byteorder");
        if (order != null) {
            try (InputStream in = zip.getInputStream(order)) {
                if (in.read() == 'b') {
                    throw new TTSException.ModelUnavailable(
                            path + " was saved on a big-endian machine; load it in Python on another and save it again",
                            null);
                }
            }
        }
    }

    private Object unpickle(ZipEntry description) throws IOException {
        requireStored(description, "its description");
        if (description.getSize() > MOST_PICKLE_BYTES) {
            throw new ZipException("its description has " + description.getSize() + " bytes");
        }
        byte[] pickle = new byte[(int) description.getSize()];
        try (InputStream in = zip.getInputStream(description)) {
            readFully(in, pickle, pickle.length);
            return PickleReader.read(pickle);
        } catch (PickleReader.MalformedPickle e) {
            throw new TTSException.ModelUnavailable(
                    path + " can't be understood: in its description, " + e.getMessage() + MEND, e);
        }
    }

    /** The saved objects: plain values and {@link Pickled} records. */
    Object content() {
        return content;
    }

    /** The path of the file. */
    Path path() {
        return path;
    }

    /**
     * Reads the elements of {@code tensor}, row after row; owned by the caller.
     *
     * @param name of the tensor, for messages
     * @throws TTSException.ModelUnavailable if its storage is missing, has another size, is compressed or damaged, or is of an
     *     unknown type
     */
    float[] floats(String name, TorchTensor tensor) {
        try {
            ElementType type = ElementType.of(tensor.storageType())
                    .orElseThrow(
                            () -> unusable(name, "has elements of " + tensor.storageType() + ", which no weight has"));
            ZipEntry entry = storage(name, tensor, type);
            boolean whole = tensor.offset() == 0 && tensor.span() == tensor.storageElements();
            CRC32 sum = new CRC32();
            float[] span = new float[Math.toIntExact(tensor.span())];
            try (InputStream in = zip.getInputStream(entry)) {
                in.skipNBytes(tensor.offset() * type.bytes());
                ByteBuffer piece = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
                int most = buffer.length / type.bytes();
                for (int done = 0; done < span.length; ) {
                    int count = Math.min(most, span.length - done);
                    readFully(in, buffer, count * type.bytes());
                    sum.update(buffer, 0, count * type.bytes());
                    type.toFloats(piece, span, done, count);
                    done += count;
                }
            }
            // A writer configured to compute no checksums leaves 0.
            if (whole && entry.getCrc() != 0 && entry.getCrc() != sum.getValue()) {
                throw unusable(name, "is damaged: its checksum is wrong");
            }
            return tensor.contiguous() ? span : tensor.gather(span);
        } catch (ArithmeticException e) {
            throw unusable(name, "is spread over more than 2,147,483,647 elements");
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(path + " can't be read: " + name + ": " + e.getMessage() + MEND, e);
        }
    }

    private ZipEntry storage(String name, TorchTensor tensor, ElementType type) throws IOException {
        ZipEntry entry = zip.getEntry(root + "data/" + tensor.storage());
        if (entry == null) {
            throw unusable(name, "has no storage");
        }
        requireStored(entry, name);
        if (tensor.storageElements() != entry.getSize() / type.bytes() || entry.getSize() % type.bytes() != 0) {
            throw unusable(
                    name,
                    "has a storage of " + entry.getSize() + " bytes, expected " + tensor.storageElements() + " times "
                            + type.bytes());
        }
        return entry;
    }

    /** PyTorch never compresses; a compressed entry could expand to any size. */
    private static void requireStored(ZipEntry entry, String what) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new ZipException(what + " is compressed, which PyTorch never does");
        }
    }

    private TTSException unusable(String name, String why) {
        return new TTSException.ModelUnavailable(path + " can't be used: " + name + " " + why + MEND, null);
    }

    private static void readFully(InputStream in, byte[] to, int count) throws IOException {
        if (in.readNBytes(to, 0, count) != count) {
            throw new EOFException("it ends too early");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(path + " can't be closed: " + e.getMessage(), e);
        }
    }
}
