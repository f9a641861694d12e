package org.assistant.tts.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The registry packages of one fetch: each is downloaded once, however many files it serves, and what is wanted of it is
 * taken out in one pass. Taken-out files get names of ours, so that no path of an archive ever leads anywhere.
 */
final class PackageArchives {

    private final Path folder;
    private final PackageTool tool;
    private final Map<RegistryPackage, Map<String, Long>> wanted;
    private final Map<RegistryPackage, Map<String, Path>> unpacked = new HashMap<>();
    private final Map<RegistryPackage, SourceFailure> failed = new HashMap<>();

    /**
     * @param folder for archives and what is taken out; the caller deletes it in the end
     * @param wanted members of each package with the most bytes that each may have
     */
    PackageArchives(Path folder, PackageTool tool, Map<RegistryPackage, Map<String, Long>> wanted) {
        this.folder = folder;
        this.tool = tool;
        this.wanted = wanted;
    }

    /**
     * The member as a file, which the caller may delete.
     *
     * @throws SourceFailure if the package can't be had, or has no such member
     */
    Path member(PackageMember member, Progress progress) throws SourceFailure {
        RegistryPackage owner = member.owner();
        if (failed.containsKey(owner)) {
            throw failed.get(owner);
        }
        if (!unpacked.containsKey(owner)) {
            try {
                unpacked.put(owner, fetch(owner, progress));
            } catch (SourceFailure e) {
                failed.put(owner, e);
                throw e;
            }
        }
        Path file = unpacked.get(owner).get(member.path());
        if (file == null) {
            throw SourceFailure.ofFile(owner + " has no " + member.path());
        }
        return file;
    }

    private Map<String, Path> fetch(RegistryPackage owner, Progress progress) throws SourceFailure {
        try {
            Path place = Files.createDirectories(folder.resolve(Integer.toString(unpacked.size() + failed.size())));
            Path archive = tool.download(owner, place, progress);
            Map<String, Path> members = archive.toString().endsWith(".tgz")
                    ? fromTar(archive, place, wanted.get(owner))
                    : fromZip(archive, place, wanted.get(owner));
            Files.delete(archive);
            return members;
        } catch (IOException e) {
            throw SourceFailure.ofHost("the archive of " + owner + " can't be read: " + Reason.of(e), e);
        }
    }

    private static Map<String, Path> fromTar(Path archive, Path place, Map<String, Long> wanted)
            throws IOException, SourceFailure {
        Map<String, Path> members = new HashMap<>();
        try (InputStream tar = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            TarReader reader = new TarReader(tar);
            for (Optional<TarReader.Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                String path = entry.get().path();
                if (wanted.containsKey(path)) {
                    members.put(path, takeOut(path, reader.content(), place, wanted.get(path)));
                }
            }
        }
        return members;
    }

    private static Map<String, Path> fromZip(Path archive, Path place, Map<String, Long> wanted)
            throws IOException, SourceFailure {
        Map<String, Path> members = new HashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (String path : wanted.keySet()) {
                ZipEntry entry = zip.getEntry(path);
                if (entry != null) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        members.put(path, takeOut(path, content, place, wanted.get(path)));
                    }
                }
            }
        }
        return members;
    }

    private static Path takeOut(String path, InputStream content, Path place, long most)
            throws IOException, SourceFailure {
        Path file = Files.createTempFile(place, "member", "");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int length; (length = content.read(buffer)) >= 0; ) {
                bytes += length;
                if (bytes > most) {
                    throw SourceFailure.ofFile(path + " in its archive has more than the expected " + most + " bytes");
                }
                out.write(buffer, 0, length);
            }
        }
        return file;
    }
}
