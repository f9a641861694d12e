package org.assistant.tts.xtts.gpt.network;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * The tables that turn tokens, codes and their positions into the input of the network. Mapped from their file, immutable,
 * thread-safe.
 *
 * <p>A prompt consists of the latents of the voice, the text between its start and stop tokens, and the start code. Text and
 * codes each count their positions from 0; latents have none.
 */
public final class Embeddings {

    /** Tokens of the prompt that depend only on the voice and the language: the start token and the language. */
    private static final int COMMON_TOKENS = 2;

    private final XttsDimensions dimensions;
    private final FloatBuffer tables;
    private final int width;
    private final int audio; // first row of the table of codes; the text's table begins at 0
    private final int textPosition;
    private final int audioPosition;

    private Embeddings(XttsDimensions dimensions, FloatBuffer tables) {
        this.dimensions = dimensions;
        this.tables = tables;
        this.width = dimensions.width();
        this.audio = dimensions.textVocabulary();
        this.textPosition = audio + dimensions.audioVocabulary();
        this.audioPosition = textPosition + dimensions.textPositions();
    }

    /**
     * Maps a file.
     *
     * @throws TTSException.ModelUnavailable if it can't be read, or its size does not match {@code dimensions}
     */
    public static Embeddings open(Path file, XttsDimensions dimensions) {
        long rows = (long) dimensions.textVocabulary()
                + dimensions.audioVocabulary()
                + dimensions.textPositions()
                + dimensions.audioPositions();
        long size = rows * dimensions.width() * Float.BYTES;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != size) {
                throw new TTSException.ModelUnavailable(
                        file + " has " + channel.size() + " bytes instead of " + size
                                + "; convert the checkpoint again",
                        null);
            }
            FloatBuffer tables = channel.map(FileChannel.MapMode.READ_ONLY, 0, size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            return new Embeddings(dimensions, tables);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The number of values of one position. */
    public int width() {
        return width;
    }

    /** The beginning of every prompt of a voice in a language: [latents + 2, width], row after row. */
    public float[] prefix(Conditioning voice, int languageToken) {
        float[] latents = voice.latents();
        if (latents.length != dimensions.conditioningLatents() * width) {
            throw new IllegalArgumentException("a voice must have " + dimensions.conditioningLatents() + " latents of "
                    + width + ", had " + latents.length + " values");
        }
        float[] rows = new float[latents.length + COMMON_TOKENS * width];
        System.arraycopy(latents, 0, rows, 0, latents.length);
        text(dimensions.startText(), 0, rows, latents.length);
        text(languageToken, 1, rows, latents.length + width);
        return rows;
    }

    /** The rest of the prompt: the text after its language, the stop token, the start code; [tokens + 1, width]. */
    public float[] rest(TextTokens text) {
        List<Integer> ids = text.ids();
        float[] rows = new float[(ids.size() + 1) * width];
        int at = 0;
        for (int i = 1; i < ids.size(); i++, at += width) {
            text(ids.get(i), i + 1, rows, at);
        }
        text(dimensions.stopText(), ids.size() + 1, rows, at);
        code(dimensions.startAudio(), 0, rows, at + width);
        return rows;
    }

    /** Writes code {@code code}, the {@code position}-th after the start code, to {@code rows} at {@code offset}. */
    public void code(int code, int position, float[] rows, int offset) {
        check(code, dimensions.audioVocabulary(), "code");
        check(position, dimensions.audioPositions(), "position of a code");
        sum(audio + code, audioPosition + position, rows, offset);
    }

    private void text(int token, int position, float[] rows, int offset) {
        check(token, dimensions.textVocabulary(), "token");
        check(position, dimensions.textPositions(), "position of a token");
        sum(token, textPosition + position, rows, offset);
    }

    private void sum(int row, int positionRow, float[] rows, int offset) {
        for (int i = 0; i < width; i++) {
            rows[offset + i] = tables.get(row * width + i) + tables.get(positionRow * width + i);
        }
    }

    private static void check(int value, int end, String what) {
        if (value < 0 || value >= end) {
            throw new IllegalArgumentException(what + " must be 0 to " + (end - 1) + ", was " + value);
        }
    }
}
