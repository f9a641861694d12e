package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;

/**
 * A model that a plugin needs: its manifest, and what is made of its files once after the fetch. A plugin names its
 * implementation in {@code META-INF/services}; it has a public constructor without parameters and touches no server.
 */
public interface ModelPackage {

    /** The files to fetch. The same object or an equal one at every call. */
    ModelManifest manifest();

    /**
     * The files that {@link #prepare} makes, paths relative to the model's folder with slashes; often none. A change of what
     * they hold comes with a change of their names, or installed models would keep the old ones.
     */
    default List<String> preparedFiles() {
        return List.of();
    }

    /**
     * Makes the prepared files. Called with the model's lock held and every file of the manifest whole.
     *
     * @param directory the model's folder; each prepared file is put there atomically. A hidden folder in it may be used on
     *     the way; one that a dead process left is deleted before the next call
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if they can't be made
     */
    default void prepare(Path directory, Progress progress) {}

    /**
     * The files that were prepared in {@code directory}, or still have to be, where that depends on what lies there.
     *
     * @param directory the model's folder, there or not
     */
    default List<String> preparedFiles(Path directory) {
        return preparedFiles();
    }

    /** Models that make this one better, but that it works without; a fetch of this one fetches them too, if it can. */
    default List<ModelPackage> companions() {
        return List.of();
    }

    /** Whether {@link #tune} has something to do for the complete model in {@code directory}. Quick. */
    default boolean untuned(Path directory) {
        return false;
    }

    /**
     * Makes what a model is better with on this machine, and can do without; or finds out that there is nothing better. Called
     * with the model's lock held and all else there. Once it has returned, {@link #untuned} says no, until the model or the
     * machine is another one.
     *
     * @param directory the model's folder, as for {@link #prepare}
     * @throws org.assistant.tts.spi.TTSException if it could not be done; the model is then as it was
     */
    default void tune(Path directory, Progress progress) {}

    /** Whether {@link #convert} can make the model of other files than the published ones, such as a fine-tune. */
    default boolean convertible() {
        return false;
    }

    /**
     * Makes the prepared files out of files of the operator's own; the model is then complete without those of the manifest.
     * Called with the model's lock held.
     *
     * @param source folder with the operator's files; may be the model's folder
     * @param directory the model's folder, as for {@link #prepare}
     * @param precisions what the weights are to be kept in, in the model's own words; empty for what suits this machine
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
