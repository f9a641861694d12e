package org.assistant.it.cloning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.it.FetchedModels;
import org.assistant.tts.xtts.conversion.FormulaModel;

/** A small XTTS whose weights come from a formula, in folders under {@code target/xtts}. Its speech is unintelligible. */
public final class XttsModel {

    private static final Path ROOT = Path.of("target", "xtts").toAbsolutePath();

    private XttsModel() {}

    /** Writes a checkpoint in the format of XTTS v2 into the folder {@code name} and replaces its content. */
    public static Path checkpoint(String name) {
        Path folder = empty(name);
        try {
            FormulaModel.write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("writing a checkpoint into " + folder, e);
        }
    }

    /** A folder {@code name} for models, with Kokoro only. */
    public static Path models(String name) {
        Path models = empty(name);
        Path kokoro = FetchedModels.directory().resolve("kokoro").toAbsolutePath();
        try {
            return Files.createSymbolicLink(models.resolve("kokoro"), kokoro).getParent();
        } catch (IOException e) {
            throw new UncheckedIOException("linking to " + kokoro, e);
        }
    }

    /**
     * Converts {@code checkpoint} into {@code models} with the shipped command.
     *
     * @throws AssertionError with the command's output if it fails
     */
    public static void convert(Path checkpoint, Path models) {
        ModelsCommandRun run = ModelsCommandRun.of(
                "convert", "xtts", checkpoint.toString(), "--dir", models.toString(), "--accept-license");
        if (run.exitCode() != 0) {
            throw new AssertionError("the conversion failed: " + run);
        }
    }

    private static Path empty(String name) {
        Path folder = ROOT.resolve(name);
        try {
            if (Files.exists(folder)) {
                List<Path> old;
                try (Stream<Path> walk = Files.walk(folder)) {
                    old = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path file : old) {
                    Files.delete(file);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("emptying " + folder, e);
        }
    }
}
