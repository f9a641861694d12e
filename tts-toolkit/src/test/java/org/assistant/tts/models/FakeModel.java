package org.assistant.tts.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.manifest.Sha256;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** A model of a few bytes, which counts its preparations; with prepared files it can be converted. */
public final class FakeModel implements ModelPackage {

    private final ModelManifest manifest;
    private final List<String> prepared;
    private final List<ModelPackage> companions = new ArrayList<>();
    int preparations;
    List<String> precisions = List.of();
    int tunings;
    boolean tuned = true; // false if a test needs an untuned model
    RuntimeException tuningFailure;

    private FakeModel(ModelManifest manifest, List<String> prepared) {
        this.manifest = manifest;
        this.prepared = prepared;
    }

    static FakeModel of(ModelFile... files) {
        return named("fake", files);
    }

    static FakeModel named(String name, ModelFile... files) {
        return new FakeModel(manifest(name, false, files), List.of());
    }

    FakeModel with(ModelPackage companion) {
        companions.add(companion);
        return this;
    }

    static FakeModel prepared(String prepared, ModelFile... files) {
        return new FakeModel(manifest("fake", false, files), List.of(prepared));
    }

    static FakeModel licensedAndPrepared(String prepared, ModelFile... files) {
        return new FakeModel(manifest("fake", true, files), List.of(prepared));
    }

    static FakeModel licensed(ModelFile... files) {
        return new FakeModel(manifest("fake", true, files), List.of());
    }

    private static ModelManifest manifest(String name, boolean acceptanceNeeded, ModelFile... files) {
        return new ModelManifest(
                name,
                "Fake",
                "CPML",
                "https://licence.example",
                "Not for sale.",
                "By nobody.",
                acceptanceNeeded,
                0,
                List.of(files));
    }

    public static ModelFile file(String path, byte[] content, ModelSource... sources) {
        return new ModelFile(path, content.length, sha256(content), List.of(sources));
    }

    static String sha256(byte[] content) {
        Sha256 hash = new Sha256();
        hash.add(content, content.length);
        return hash.hex();
    }

    /** Returns bytes that differ for each seed. */
    public static byte[] content(int seed, int length) {
        byte[] content = new byte[length];
        new java.util.Random(seed).nextBytes(content);
        return content;
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public List<String> preparedFiles() {
        return prepared;
    }

    @Override
    public List<ModelPackage> companions() {
        return List.copyOf(companions);
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        preparations++;
        try {
            for (String file : prepared) {
                Files.writeString(directory.resolve(file), "prepared");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean untuned(Path directory) {
        return !tuned;
    }

    @Override
    public void tune(Path directory, Progress progress) {
        tunings++;
        if (tuningFailure != null) {
            throw tuningFailure;
        }
        tuned = true;
    }

    @Override
    public boolean convertible() {
        return !prepared.isEmpty();
    }

    @Override
    public void convert(Path source, Path directory, List<String> precisions, Progress progress) {
        if (precisions.contains("int2")) {
            throw new IllegalArgumentException("precision must not be int2");
        }
        this.precisions = precisions;
        try {
            for (String file : prepared) {
                Files.write(directory.resolve(file), Files.readAllBytes(source.resolve("checkpoint")));
            }
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(source + " has no checkpoint", e);
        }
    }
}
