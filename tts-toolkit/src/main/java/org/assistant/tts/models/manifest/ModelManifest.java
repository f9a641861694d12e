package org.assistant.tts.models.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files of a model and its licence.
 *
 * @param name its name on the command line and that of its folder, for example {@code kokoro}
 * @param title its name for people
 * @param licence the licence of the weights, an SPDX identifier if one exists
 * @param licenceAddress the address of the licence's text
 * @param licenceSummary what the licence allows and forbids, in a sentence or two; empty if its name is enough
 * @param notice the makers of the model; to be shown with the licence
 * @param acceptanceNeeded whether an operator has to accept the licence before the first fetch
 * @param preparedBytes space that the preparation takes while it runs, for the check of free space
 * @param files at least one
 */
public record ModelManifest(
        String name,
        String title,
        String licence,
        String licenceAddress,
        String licenceSummary,
        String notice,
        boolean acceptanceNeeded,
        long preparedBytes,
        List<ModelFile> files) {

    public ModelManifest {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("name must be lower case letters, digits and dashes, was " + name);
        }
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must not be empty");
        }
    }

    /**
     * Reads the manifest in the package of {@code owner}. {@link ManifestText} describes the format.
     *
     * @throws IllegalArgumentException if there is none or a line is wrong; the message names resource and line
     */
    public static ModelManifest of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + resource + " in the package of " + owner.getName());
            }
            return ManifestText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + resource, e);
        }
    }

    /** The total size of the files. */
    public long bytes() {
        return files.stream().mapToLong(ModelFile::bytes).sum();
    }
}
