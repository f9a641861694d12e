package org.assistant.tts.xtts.gpt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/** Dimensions and tables of a network of width 16 with 12 tokens and 20 codes. */
public final class TinyGpt {

    public static final int WIDTH = 16;
    public static final int HEADS = 2;
    static final int LATENTS = 2;
    public static final int AUDIO = 20;
    public static final int START = 18;
    static final int STOP = 19;
    static final int MOST_CODES = 60;

    public static final XttsDimensions DIMENSIONS = new XttsDimensions(
            XttsDimensions.FORMAT,
            "none",
            WIDTH,
            1,
            HEADS,
            12,
            AUDIO,
            10,
            0,
            START,
            STOP,
            34,
            64,
            30,
            MOST_CODES,
            LATENTS,
            3,
            22_050,
            16_000,
            24_000,
            256,
            1024,
            30,
            30,
            4,
            false,
            Collections.nCopies(80, 1f),
            List.of("en", "de", "zh-cn"),
            new XttsDimensions.Sampling(0.75, 5, 50, 0.85));

    private TinyGpt() {}

    /** Writes tables of random values. */
    public static Embeddings embeddings(Path folder) throws IOException {
        return Embeddings.open(write(folder), DIMENSIONS);
    }

    public static Path write(Path folder) throws IOException {
        int values = (12 + AUDIO + 34 + 64) * WIDTH;
        ByteBuffer content = ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(3);
        for (int i = 0; i < values; i++) {
            content.putFloat((float) random.nextGaussian());
        }
        return Files.write(folder.resolve("embeddings.bin"), content.array());
    }

    public static Conditioning voice(int seed) {
        Random random = new Random(seed);
        float[] latents = new float[LATENTS * WIDTH];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) random.nextGaussian();
        }
        return new Conditioning(latents, new float[3]);
    }

    public static TextTokens text(Integer... ids) {
        return new TextTokens(List.of(ids));
    }
}
