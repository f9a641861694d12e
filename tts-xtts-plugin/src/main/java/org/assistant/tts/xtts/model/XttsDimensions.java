package org.assistant.tts.xtts.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.spi.TTSException;

/**
 * The facts about a converted model that an engine needs, from the checkpoint's configuration and the shapes of its tensors.
 *
 * @param format version of the converted files; an engine refuses another
 * @param source sha256 of the checkpoint, in hexadecimal
 * @param width of the autoregressive network and of a latent, 1024 in the published model
 * @param layers of the autoregressive network, 30
 * @param heads of its attention, 16
 * @param textVocabulary number of text tokens, 6681
 * @param audioVocabulary number of audio tokens, 1026
 * @param startText id of the token before a text, 261
 * @param stopText id of the token after a text, 0
 * @param startAudio id of the token before the codes, 1024
 * @param stopAudio id of the token that ends the codes, 1025
 * @param textPositions rows of the table of text positions, 404
 * @param audioPositions rows of the table of audio positions, 608
 * @param mostTextTokens most tokens of a text, start and stop not counted, 401
 * @param mostCodes most codes of a piece, the stop not counted, 602
 * @param conditioningLatents latents of a voice, 32
 * @param speakerWidth length of a speaker embedding, 512
 * @param inputSampleRate of the input of the conditioning encoder, in hertz, 22050
 * @param speakerSampleRate of the input of the speaker encoder, in hertz, 16000
 * @param outputSampleRate of the speech, in hertz, 24000
 * @param hop samples of speech a frame of the vocoder, 256
 * @param codeStride samples at {@code inputSampleRate} a code, 1024
 * @param clipSeconds most seconds of a clip that are used, 30
 * @param conditioningSeconds most seconds of all clips that the conditioning encoder uses, 30
 * @param chunkSeconds seconds of each of its chunks, 4
 * @param normalizeClips whether a clip is first scaled to a peak of 0.75
 * @param melNorms divisors of the 80 bands of the conditioning mel
 * @param languages codes as in the configuration, such as {@code en} and {@code zh-cn}
 * @param sampling defaults of the configuration
 */
public record XttsDimensions(
        int format,
        String source,
        int width,
        int layers,
        int heads,
        int textVocabulary,
        int audioVocabulary,
        int startText,
        int stopText,
        int startAudio,
        int stopAudio,
        int textPositions,
        int audioPositions,
        int mostTextTokens,
        int mostCodes,
        int conditioningLatents,
        int speakerWidth,
        int inputSampleRate,
        int speakerSampleRate,
        int outputSampleRate,
        int hop,
        int codeStride,
        int clipSeconds,
        int conditioningSeconds,
        int chunkSeconds,
        boolean normalizeClips,
        List<Float> melNorms,
        List<String> languages,
        Sampling sampling) {

    /** The {@link #format} that this version writes and reads. */
    public static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Defaults of the sampling, from the configuration.
     *
     * @param temperature 0.75 in the published model
     * @param repetitionPenalty 5
     * @param topK 50
     * @param topP 0.85
     */
    public record Sampling(double temperature, double repetitionPenalty, int topK, double topP) {}

    public XttsDimensions {
        melNorms = List.copyOf(melNorms);
        languages = List.copyOf(languages);
    }

    /** Width of one head of the attention. */
    public int headWidth() {
        return width / heads;
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws TTSException.ModelUnavailable if it can't be read, or has another {@link #format}
     */
    public static XttsDimensions read(Path file) {
        try {
            XttsDimensions dimensions = JSON.readValue(Files.readAllBytes(file), XttsDimensions.class);
            if (dimensions.format() != FORMAT) {
                throw new TTSException.ModelUnavailable(
                        file + " is of format " + dimensions.format() + ", this version reads " + FORMAT
                                + "; convert the checkpoint again",
                        null);
            }
            return dimensions;
        } catch (JacksonException e) {
            throw new TTSException.ModelUnavailable(
                    file + " can't be understood: " + e.getOriginalMessage() + "; convert the checkpoint again", e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Writes the file, not atomically: its folder is moved into place only when complete. */
    public void write(Path file) throws IOException {
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
