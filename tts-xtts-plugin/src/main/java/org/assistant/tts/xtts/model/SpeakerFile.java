package org.assistant.tts.xtts.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assistant.tts.spi.TTSException;

/**
 * A speaker in a file of its own: the name, and the networks' representation of the voice. Immutable.
 *
 * <p>The file, little-endian: the letters {@code XTTSSPK1}; the number of bytes of the name, of latents and of values of the
 * embedding, each an int32; the name in UTF-8; the latents row after row and the embedding, float32. Nothing follows.
 */
public final class SpeakerFile {

    /** Ending of the names of such files. */
    public static final String ENDING = ".speaker";

    private static final byte[] MAGIC = "XTTSSPK1".getBytes(StandardCharsets.US_ASCII);

    /** A speaker of the published model takes 0.13 MB. */
    private static final long MOST_BYTES = 16 << 20;

    private final String name;
    private final float[] latents;
    private final float[] embedding;

    /**
     * @param name for people, not blank
     * @param latents [conditioning latents, width], row after row; copied
     * @param embedding [speaker width]; copied
     */
    public SpeakerFile(String name, float[] latents, float[] embedding) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        this.name = name;
        this.latents = latents.clone();
        this.embedding = embedding.clone();
    }

    /** The name for people; may contain any letters. */
    public String name() {
        return name;
    }

    /** Returns a copy of the latents, [conditioning latents, width], row after row. */
    public float[] latents() {
        return latents.clone();
    }

    /** Returns a copy of the embedding, [speaker width]. */
    public float[] embedding() {
        return embedding.clone();
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws TTSException.ModelUnavailable if it can't be read, is cut off, or contains a number that is not finite
     */
    public static SpeakerFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw damaged(file, "it is too large", null);
            }
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            int nameBytes = in.getInt();
            int latents = in.getInt();
            int embedding = in.getInt();
            long rest = nameBytes + (long) Float.BYTES * latents + (long) Float.BYTES * embedding;
            if (!Arrays.equals(magic, MAGIC)
                    || nameBytes < 1
                    || latents < 0
                    || embedding < 0
                    || rest != in.remaining()) {
                throw damaged(file, "it is not a speaker file, or is cut off", null);
            }
            byte[] name = new byte[nameBytes];
            in.get(name);
            return new SpeakerFile(
                    new String(name, StandardCharsets.UTF_8), floats(file, in, latents), floats(file, in, embedding));
        } catch (BufferUnderflowException e) {
            throw damaged(file, "it is cut off", e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static float[] floats(Path file, ByteBuffer in, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
            if (!Float.isFinite(values[i])) {
                throw damaged(file, "it holds a number that is not finite", null);
            }
        }
        return values;
    }

    private static TTSException damaged(Path file, String why, Exception cause) {
        return new TTSException.ModelUnavailable(file + " can't be read as a speaker: " + why, cause);
    }

    /** Writes the file, not atomically. */
    public void write(Path file) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(MAGIC.length
                        + 3 * Integer.BYTES
                        + utf8.length
                        + Float.BYTES * (latents.length + embedding.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC)
                .putInt(utf8.length)
                .putInt(latents.length)
                .putInt(embedding.length)
                .put(utf8);
        for (float latent : latents) {
            out.putFloat(latent);
        }
        for (float value : embedding) {
            out.putFloat(value);
        }
        Files.write(file, out.array());
    }
}
