package org.assistant.tts.readings;

import com.atilika.kuromoji.dict.ConnectionCosts;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import com.atilika.kuromoji.util.ResourceResolver;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;

/**
 * UniDic with kana, loaded with as little heap as its library allows: 110 MB, and 72 MB outside the heap. The library's own way
 * takes 350 MB of Payara's heap, since Payara's class loader keeps a copy of every resource that was read; so this class reads
 * the files from the jar. All engines share one dictionary.
 */
@SuppressWarnings("unchecked") // the return type of build() in the library itself
public final class JapaneseDictionary extends Tokenizer.Builder {

    private static final String CONNECTION_COSTS = "connectionCosts.bin";

    /** It takes 102 MB, and 112 MB while it is loaded; the rest is for requests that speak meanwhile. */
    private static final long HEAP_BYTES = 130L << 20;

    /** Freed with the last engine that speaks Japanese. */
    private static WeakReference<Tokenizer> loaded = new WeakReference<>(null); // guarded by the class

    private final ResourceResolver files;

    private JapaneseDictionary(ResourceResolver files) {
        this.files = files;
        resolver = name -> name.equals(CONNECTION_COSTS) ? noCosts() : files.resolve(name);
    }

    /**
     * Returns the dictionary, thread-safe; loaded at the first call, which takes about three seconds. It stays in memory while
     * a caller keeps a reference.
     *
     * @throws TTSException.EngineUnavailable if there is not enough memory; the message names a remedy
     * @throws UncheckedIOException if one of its files can't be read
     */
    public static synchronized Tokenizer shared(HeapRoom heap) {
        Tokenizer tokenizer = loaded.get();
        if (tokenizer == null) {
            heap.require(HEAP_BYTES, "Japanese");
            tokenizer = load();
            loaded = new WeakReference<>(tokenizer);
        }
        return tokenizer;
    }

    private static Tokenizer load() {
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            return new JapaneseDictionary(Tokenizer.class::getResourceAsStream).build();
        }
        try (ZipFile zip = new ZipFile(jar.get().toFile())) {
            return new JapaneseDictionary(name -> entry(zip, name)).build();
        } catch (IOException e) {
            throw new UncheckedIOException("the Japanese dictionary can't be read", e);
        }
    }

    @Override
    protected void loadDictionaries() {
        super.loadDictionaries();
        try (DataInputStream in = new DataInputStream(files.resolve(CONNECTION_COSTS))) {
            int size = in.readInt();
            ByteBuffer costs = outside(in.readInt());
            ReadableByteChannel channel = Channels.newChannel(in);
            while (costs.hasRemaining()) {
                if (channel.read(costs) < 0) {
                    throw new EOFException(CONNECTION_COSTS);
                }
            }
            connectionCosts = new ConnectionCosts(size, costs.flip().asShortBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("the Japanese dictionary can't be read", e);
        }
    }

    private static ByteBuffer outside(int bytes) {
        try {
            return ByteBuffer.allocateDirect(bytes);
        } catch (OutOfMemoryError e) { // for memory outside the heap; the heap is fine
            throw new TTSException.EngineUnavailable(
                    "Japanese needs " + (bytes >> 20)
                            + " MB outside the Java heap, which are not free; start the server with"
                            + " a larger -XX:MaxDirectMemorySize",
                    e);
        }
    }

    /** A placeholder that the library reads before the costs are loaded outside the heap: a table of size 0 in 0 bytes. */
    private static InputStream noCosts() {
        return new ByteArrayInputStream(new byte[2 * Integer.BYTES]);
    }

    /** The jar of the library's classes; empty if a server hides it. */
    private static Optional<Path> jar() {
        CodeSource source = Tokenizer.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static InputStream entry(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(Tokenizer.class.getPackageName().replace('.', '/') + "/" + name);
        if (entry == null) {
            throw new FileNotFoundException(name);
        }
        return jar.getInputStream(entry);
    }
}
