package org.assistant.tts.xtts.conversion.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/** Writes the tables in which an engine looks up tokens and positions. */
public final class EmbeddingTables {

    /** The tables in their order in the file. */
    public static final List<String> NAMES = List.of(
            "gpt.text_embedding.weight",
            "gpt.mel_embedding.weight",
            "gpt.text_pos_embedding.emb.weight",
            "gpt.mel_pos_embedding.emb.weight");

    private static final int FLOATS_AT_ONCE = 1 << 18;

    private EmbeddingTables() {}

    /** The number of bytes that {@link #write} writes. */
    public static long bytes(Weights weights) {
        return NAMES.stream()
                .mapToLong(name -> Float.BYTES
                        * weights.shape(name).stream().mapToLong(size -> size).reduce(1, Math::multiplyExact))
                .sum();
    }

    /** Writes {@code file}, float32, little-endian, one table after the other; it is on disk when this returns. */
    public static void write(Weights weights, Path file) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(Float.BYTES * FLOATS_AT_ONCE).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (String name : NAMES) {
                float[] table = weights.floats(name);
                for (int done = 0; done < table.length; done += FLOATS_AT_ONCE) {
                    int count = Math.min(FLOATS_AT_ONCE, table.length - done);
                    piece.clear().limit(Float.BYTES * count);
                    piece.asFloatBuffer().put(table, done, count);
                    while (piece.hasRemaining()) {
                        channel.write(piece);
                    }
                }
            }
            channel.force(true);
        }
    }
}
