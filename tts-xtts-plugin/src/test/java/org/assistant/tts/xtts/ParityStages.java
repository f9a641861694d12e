package org.assistant.tts.xtts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.xtts.conversion.XttsModelPackage;
import org.assistant.tts.xtts.conversion.graph.GraphStages;
import org.assistant.tts.xtts.gpt.GptStages;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.EncoderStages;
import org.assistant.tts.xtts.vocoder.VocoderStages;

/** Converts a checkpoint and compares every stage of our engine with that of the reference. */
final class ParityStages {

    private ParityStages() {}

    /**
     * @param reference folder with the checkpoint and the arrays of the reference
     * @param folder for the converted model
     */
    static void check(Path reference, Path folder, List<String> precisions) throws IOException {
        Parity parity = new Parity(reference, System.out);
        long start = System.nanoTime();
        new XttsModelPackage().convert(checkpoint(reference, folder), folder, precisions, (step, done, total) -> {});
        parity.tell("converted", "%s in %.1f s", precisions, (System.nanoTime() - start) / 1e9);
        XttsLayout layout = new XttsLayout(folder);
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        GraphStages.check(parity, reference.resolve("model.pth"), dimensions, folder);
        EncoderStages.check(parity, layout, dimensions);
        GptStages.check(parity, layout, dimensions);
        VocoderStages.check(parity, layout, dimensions);
    }

    /** The checkpoint with its vocabulary, which may be in the parent folder and shared. */
    private static Path checkpoint(Path reference, Path folder) throws IOException {
        if (Files.exists(reference.resolve("vocab.json"))) {
            return reference;
        }
        Path linked = Files.createDirectory(folder.resolve("checkpoint"));
        for (String file : List.of("model.pth", "config.json")) {
            Files.createSymbolicLink(
                    linked.resolve(file), reference.resolve(file).toAbsolutePath());
        }
        Files.createSymbolicLink(
                linked.resolve("vocab.json"),
                reference.resolveSibling("vocab.json").toAbsolutePath());
        return linked;
    }
}
