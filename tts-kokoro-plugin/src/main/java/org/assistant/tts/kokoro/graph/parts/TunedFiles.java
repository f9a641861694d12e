package org.assistant.tts.kokoro.graph.parts;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.kokoro.graph.rewriting.TunedParts;

/**
 * The files of a tuned graph, all in one folder.
 *
 * @param graph the whole graph
 * @param weights of the graph and of its parts, which refer to the file by name
 * @param opening see {@link TunedParts#opening}
 * @param closing see {@link TunedParts#closing}
 * @param window see {@link TunedParts#window}
 * @param statistics read by {@link VoiceStatistics#read}
 */
public record TunedFiles(Path graph, Path weights, Path opening, Path closing, Path window, Path statistics) {

    /**
     * The files in {@code folder}.
     *
     * @param base of their names
     */
    public static TunedFiles in(Path folder, String base) {
        return new TunedFiles(
                folder.resolve(base + ".onnx"),
                folder.resolve(base + ".weights"),
                folder.resolve(base + ".opening.onnx"),
                folder.resolve(base + ".closing.onnx"),
                folder.resolve(base + ".window.onnx"),
                folder.resolve(base + ".statistics"));
    }

    /** The files that sound inside a sentence needs besides the graph and its weights. */
    public List<Path> parts() {
        return List.of(opening, closing, window, statistics);
    }
}
