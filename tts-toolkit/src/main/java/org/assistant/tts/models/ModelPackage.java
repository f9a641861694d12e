package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;

/**
 * A model that a plugin needs: its manifest, and the preparation of its files after the fetch. A plugin lists its
 * implementation in {@code META-INF/services}; it has a public constructor without parameters and needs no server.
 */
public interface ModelPackage {

    /** The files to fetch. Every call returns an equal object. */
    ModelManifest manifest();

    /**
     * The files that {@link #prepare} makes, as paths relative to the model's folder with slashes; often none. If their
     * contents change in a new version, their names must change too, or installed models would keep the old files.
     */
    default List<String> preparedFiles() {
        return List.of();
    }

    /**
     * Makes the prepared files. Called with the model's lock held and every file of the manifest complete.
     *
     * @param directory the model's folder; each prepared file is moved there atomically. A hidden folder in it may be used for
     *     temporary files; a folder that a dead process left is deleted before the next call
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if they can't be made
     */
    default void prepare(Path directory, Progress progress) {}

    /**
     * The files that are or will be prepared in {@code directory}, if they depend on its contents.
     *
     * @param directory the model's folder, which need not exist
     */
    default List<String> preparedFiles(Path directory) {
        return preparedFiles();
    }

    /** Optional models that improve this one; a fetch of this one fetches them too, if it can. */
    default List<ModelPackage> companions() {
        return List.of();
    }

    /** Whether the complete model in {@code directory} still has to be tuned. Quick. */
    default boolean untuned(Path directory) {
        return false;
    }

    /**
     * Tunes the model for this machine, or finds that tuning does not improve it. Called with the model's lock held and the
     * model complete. After it has returned, {@link #untuned} returns false until the model or the machine changes.
     *
     * @param directory the model's folder, as for {@link #prepare}
     * @throws org.assistant.tts.spi.TTSException if it failed; the model is then unchanged
     */
    default void tune(Path directory, Progress progress) {}

    /** Whether {@link #convert} can make the model from files other than the published ones, such as a fine-tune. */
    default boolean convertible() {
        return false;
    }

    /**
     * Makes the prepared files from the operator's own files; the model is then complete without the files of the manifest.
     * Called with the model's lock held.
     *
     * @param source folder with the operator's files; may be the model's folder
     * @param directory the model's folder, as for {@link #prepare}
     * @param precisions the number formats of the weights, by the model's own names; empty for the best on this machine
     * @throws IllegalArgumentException if a precision is unknown, or the model is not {@link #convertible}
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if they can't be made
     */
    default void convert(Path source, Path directory, List<String> precisions, Progress progress) {
        throw new IllegalArgumentException("the model " + manifest().name() + " can only be fetched, not converted");
    }

    /** The models of all plugins on the class path of {@code loader}, by name. */
    static List<ModelPackage> onClassPath(ClassLoader loader) {
        List<ModelPackage> packages = new ArrayList<>();
        ServiceLoader.load(ModelPackage.class, loader).forEach(packages::add);
        packages.sort(Comparator.comparing(model -> model.manifest().name()));
        return List.copyOf(packages);
    }
}
