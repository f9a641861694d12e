package org.assistant.tts.xtts.conversion.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Extracts the built-in speakers of a checkpoint from their file. */
public final class BuiltInSpeakers {

    private static final String LATENTS = "gpt_cond_latent";
    private static final String EMBEDDING = "speaker_embedding";

    /** An upper limit; the published model has 58. */
    private static final int MOST_SPEAKERS = 1_000;

    private static final int MOST_LETTERS = 200;

    private final Path file;
    private final XttsDimensions dimensions;

    private BuiltInSpeakers(Path file, XttsDimensions dimensions) {
        this.file = file;
        this.dimensions = dimensions;
    }

    /**
     * Writes each speaker of {@code file} to a file of its own in {@code folder}, which is created. The file names use plain
     * letters, whatever the speakers' names, and keep the order of the speakers.
     *
     * @return the files
     * @throws TTSException.ModelUnavailable if {@code file} can't be read, or a speaker in it does not fit this model
     */
    public static List<Path> write(Path file, XttsDimensions dimensions, Path folder) throws IOException {
        return new BuiltInSpeakers(file, dimensions).write(folder);
    }

    private List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        try (TorchFile torch = TorchFile.open(file)) {
            if (!(torch.content() instanceof Map<?, ?> speakers) || speakers.size() > MOST_SPEAKERS) {
                throw unusable("it holds no speakers by name");
            }
            for (Map.Entry<?, ?> speaker : speakers.entrySet()) {
                Path target = folder.resolve(fileName(written.size(), speaker.getKey()));
                speaker(torch, speaker).write(target);
                written.add(target);
            }
        }
        return written;
    }

    private SpeakerFile speaker(TorchFile torch, Map.Entry<?, ?> speaker) {
        if (!(speaker.getKey() instanceof String name)
                || name.isBlank()
                || name.length() > MOST_LETTERS
                || !(speaker.getValue() instanceof Map<?, ?> parts)) {
            throw unusable("it holds something other than speakers");
        }
        int latents = Math.multiplyExact(dimensions.conditioningLatents(), dimensions.width());
        return new SpeakerFile(
                name,
                floats(torch, name, LATENTS, parts, latents),
                floats(torch, name, EMBEDDING, parts, dimensions.speakerWidth()));
    }

    private float[] floats(TorchFile torch, String speaker, String part, Map<?, ?> parts, int expected) {
        String what = part + " of " + speaker;
        TorchTensor tensor;
        try {
            tensor = TorchTensor.of(parts.get(part)).orElseThrow(() -> unusable(what + " is missing"));
        } catch (IllegalArgumentException e) {
            throw unusable(what + " " + e.getMessage());
        }
        if (tensor.size() != expected) {
            throw unusable(what + " has the shape " + tensor.shape() + ", expected " + expected + " numbers");
        }
        float[] values = torch.floats(what, tensor);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw unusable(what + " holds a number that is not finite");
            }
        }
        return values;
    }

    private TTSException unusable(String why) {
        return new TTSException.ModelUnavailable(
                file + " can't be used: " + why + "; take the one that came with the checkpoint, or remove it", null);
    }

    /** Returns a name such as {@code 007-asya-anara.speaker}. */
    private static String fileName(int index, Object name) {
        String letters = Normalizer.normalize(String.valueOf(name), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String plain = letters.substring(0, Math.min(letters.length(), 40)).replaceAll("^-+|-+$", "");
        return String.format(Locale.ROOT, "%03d-%s%s", index, plain, SpeakerFile.ENDING);
    }
}
