package org.assistant.tts.models.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a model.
 *
 * @param path relative to the model's folder, with slashes; no part starts with a dot
 * @param bytes its size
 * @param sha256 hash of its content, 64 digits in lower case
 * @param sources its sources, best first
 */
public record ModelFile(String path, long bytes, String sha256, List<ModelSource> sources) {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelFile {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("path must be relative and inside the model's folder, was " + path);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative, was " + bytes);
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, was " + sha256);
        }
        sources = List.copyOf(sources);
    }

    /** The path of the file if the model is in {@code directory}. */
    public Path in(Path directory) {
        return directory.resolve(path);
    }
}
