package org.assistant.tts.xtts.conversion.calibration;

import java.util.List;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.conversion.graph.EmbeddingTables;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Makes the input of the autoregressive network from voices, tokens and codes. Immutable. */
final class PromptTables {

    private final XttsDimensions dimensions;
    private final float[] text; // (text vocabulary, width)
    private final float[] audio; // (audio vocabulary, width)
    private final float[] textPositions; // (text positions, width)
    private final float[] audioPositions; // (audio positions, width)

    /** Reads the tables of {@code weights}. */
    PromptTables(Weights weights, XttsDimensions dimensions) {
        this.dimensions = dimensions;
        this.text = weights.floats(EmbeddingTables.NAMES.get(0));
        this.audio = weights.floats(EmbeddingTables.NAMES.get(1));
        this.textPositions = weights.floats(EmbeddingTables.NAMES.get(2));
        this.audioPositions = weights.floats(EmbeddingTables.NAMES.get(3));
    }

    /** The voice, the text between its start and its stop, and the start code: [positions, width], row after row. */
    float[] prompt(SpeakerFile voice, List<Integer> tokens) {
        int width = dimensions.width();
        float[] latents = voice.latents();
        float[] rows = new float[latents.length + (tokens.size() + 3) * width];
        System.arraycopy(latents, 0, rows, 0, latents.length);
        int at = latents.length;
        sum(text, dimensions.startText(), textPositions, 0, rows, at);
        for (int i = 0; i < tokens.size(); i++) {
            at += width;
            sum(text, tokens.get(i), textPositions, i + 1, rows, at);
        }
        sum(text, dimensions.stopText(), textPositions, tokens.size() + 1, rows, at + width);
        sum(audio, dimensions.startAudio(), audioPositions, 0, rows, at + 2 * width);
        return rows;
    }

    /** The row of {@code code}, the {@code position}-th after the start, [width]. */
    float[] code(int code, int position) {
        float[] row = new float[dimensions.width()];
        sum(audio, code, audioPositions, position, row, 0);
        return row;
    }

    private void sum(float[] table, int row, float[] positions, int position, float[] to, int at) {
        int width = dimensions.width();
        for (int i = 0; i < width; i++) {
            to[at + i] = table[row * width + i] + positions[position * width + i];
        }
    }
}
