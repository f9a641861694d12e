package org.assistant.tts.xtts.conversion.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * A folder with a checkpoint, as published or as a trainer left it.
 *
 * @param checkpoint the weights
 * @param config the configuration
 * @param vocabulary the tokenizer
 * @param speakers the built-in speakers, if there are any
 */
public record CheckpointFolder(Path checkpoint, Path config, Path vocabulary, Optional<Path> speakers) {

    /** Other PyTorch files of a checkpoint: speakers, and files that only training needs. */
    private static final Set<String> OTHERS = Set.of("speakers_xtts.pth", "dvae.pth", "mel_stats.pth");

    private static final String ENDING = ".pth";

    /**
     * Returns the checkpoint in {@code folder}.
     *
     * @throws TTSException.ModelUnavailable if {@code folder} lacks a file; says which, and where to get it
     */
    public static CheckpointFolder in(Path folder) {
        XttsLayout layout = new XttsLayout(folder);
        Path checkpoint = checkpoint(layout);
        for (Path file : List.of(layout.config(), layout.vocabulary())) {
            if (!Files.isRegularFile(file)) {
                throw new TTSException.ModelUnavailable(
                        folder + " has no " + file.getFileName() + "; put the one there that "
                                + checkpoint.getFileName()
                                + " was trained with, for a fine-tune often that of the published model",
                        null);
            }
        }
        return new CheckpointFolder(
                checkpoint,
                layout.config(),
                layout.vocabulary(),
                Optional.of(layout.checkpointSpeakers()).filter(Files::isRegularFile));
    }

    private static Path checkpoint(XttsLayout layout) {
        Path best = layout.directory().resolve("best_model.pth");
        for (Path file : List.of(layout.checkpoint(), best)) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        List<Path> found = weights(layout.directory());
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new TTSException.ModelUnavailable(
                layout.directory()
                        + (found.isEmpty()
                                ? " has no model.pth; name the folder with the checkpoint"
                                : " has " + found.size() + " checkpoints; rename the one to convert to model.pth"),
                null);
    }

    private static List<Path> weights(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING)
                            && !OTHERS.contains(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(folder + " can't be read: " + e.getMessage(), e);
        }
    }
}
