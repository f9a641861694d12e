package org.assistant.tts.kokoro.voices;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.spi.TTSException;

/** One voice: a style for every number of tokens that a piece can have. Immutable; takes 510 KiB, as its file does. */
public final class VoicePack {

    /** The values of a style: 128 of timbre for the decoder, 128 of prosody for the predictor. */
    public static final int STYLE = 256;

    private static final int BYTES = Tokens.MOST * STYLE * Float.BYTES;

    private final FloatBuffer styles; // (510, 256), read-only

    private VoicePack(FloatBuffer styles) {
        this.styles = styles;
    }

    /**
     * Reads a voice file: 510 x 256 little-endian 32-bit floats and nothing else.
     *
     * @throws TTSException.ModelUnavailable if the file is missing, has another size or contains NaN or infinity
     */
    public static VoicePack read(Path file) {
        byte[] bytes;
        // FileInputStream: an interrupt would close a file channel, which then looks like a damaged file.
        try (InputStream in = new FileInputStream(file.toFile())) {
            bytes = in.readNBytes(BYTES + 1);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't read voice file " + file + "; fetch the model again", e);
        }
        FloatBuffer styles = ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .asReadOnlyBuffer();
        if (bytes.length != BYTES || !allFinite(styles)) {
            throw new TTSException.ModelUnavailable(
                    "voice file " + file + " is damaged, it must hold " + BYTES
                            + " bytes of numbers; fetch the model again",
                    null);
        }
        return new VoicePack(styles);
    }

    private static boolean allFinite(FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The style of a piece.
     *
     * @param tokens number of tokens of the piece without the paddings, 1 to 510; selects row {@code tokens - 1}
     * @return shape [256]; owned by the caller
     */
    public float[] style(int tokens) {
        if (tokens < 1 || tokens > Tokens.MOST) {
            throw new IllegalArgumentException("tokens must be 1 to " + Tokens.MOST + ", was " + tokens);
        }
        float[] style = new float[STYLE];
        styles.get((tokens - 1) * STYLE, style);
        return style;
    }
}
