package org.assistant.tts.models.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a model consists of and what its use is bound to.
 *
 * @param name of its folder and on the command line, for example {@code kokoro}
 * @param title for people
 * @param licence of the weights, an SPDX identifier where there is one
 * @param licenceAddress where its text can be read
 * @param licenceSummary what it allows and what not, in a sentence or two; empty where the name says enough
 * @param notice who made the model; to be shown with the licence
 * @param acceptanceNeeded whether a person has to accept the licence before the first fetch
 * @param preparedBytes room that the preparation takes while it runs, for the check of free space
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
     * Reads the manifest that lies beside {@code owner} in its jar. {@link ManifestText} describes the format.
     *
     * @throws IllegalArgumentException if there is none or a line of it is wrong; names resource and line
     */
    public static ModelManifest of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + resource + " beside " + owner.getName());
            }
            return ManifestText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + resource, e);
        }
    }

    /** Size of all files. */
    public long bytes() {
        return files.stream().mapToLong(ModelFile::bytes).sum();
    }
}
