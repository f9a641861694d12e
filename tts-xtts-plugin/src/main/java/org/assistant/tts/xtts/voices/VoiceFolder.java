package org.assistant.tts.xtts.voices;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.speaker.Conditioning;

/**
 * The folder of the cloned voices, with one folder for each, named by its id. A voice is added and removed in one step, by
 * renaming its folder, and its contents never change in between; so several processes need no lock. Names that begin with a dot
 * are incomplete. A later name of a voice is in a file of its own, which is replaced in one step; so the record of the speaker's
 * consent is written only once.
 */
final class VoiceFolder {

    private static final System.Logger LOGGER = System.getLogger(VoiceFolder.class.getName());
    private static final String HALF_DONE = ".";

    /** Incomplete folders older than this were left by a process that died. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final String DESCRIPTION = "voice.json";
    private static final String NAME = "name.txt";
    private static final String SPEAKER = "voice" + SpeakerFile.ENDING;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    VoiceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Distinguishes a voice from another of the same id, and from itself under another name.
     *
     * @param learned when its description was written
     * @param named number and time of the file with its later name; empty if it has none
     */
    record Version(FileTime learned, String named) {}

    /**
     * The ids of all voices, each with a version that changes when the voice of that id or its name changes.
     *
     * @throws TTSException.ModelUnavailable if the folder can't be read
     */
    SortedMap<String, Version> list() {
        SortedMap<String, Version> found = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String id = entry.getFileName().toString();
                if (!id.startsWith(HALF_DONE)) {
                    version(entry).ifPresent(version -> found.put(id, version));
                }
            }
        } catch (NoSuchFileException e) {
            return found; // nothing was cloned yet
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("the voices in " + folder + " can't be listed: " + reason(e), e);
        }
        return found;
    }

    /**
     * Reads the stored facts about a voice.
     *
     * @throws TTSException.ModelUnavailable if it can't be read
     */
    ClonedVoice read(String id) {
        Path file = folder.resolve(id).resolve(DESCRIPTION);
        try {
            return JSON.readValue(Files.readAllBytes(file), ClonedVoice.class);
        } catch (JacksonException e) {
            throw new TTSException.ModelUnavailable(file + " can't be understood: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read: " + reason(e), e);
        }
    }

    /**
     * Reads the current name of a voice.
     *
     * @throws TTSException.ModelUnavailable if it can't be read
     */
    String name(ClonedVoice voice) {
        Path file = folder.resolve(voice.id()).resolve(NAME);
        try {
            String name = Files.readString(file).strip();
            return name.isEmpty() ? voice.name() : name;
        } catch (NoSuchFileException e) {
            return voice.name();
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read: " + reason(e), e);
        }
    }

    /** The file with the networks' representation of a voice. */
    Path speaker(String id) {
        return folder.resolve(id).resolve(SPEAKER);
    }

    /**
     * Stores a voice; it is on disk when this returns.
     *
     * @return false if a voice of this id exists already
     * @throws TTSException.ModelUnavailable if it can't be written
     */
    boolean add(ClonedVoice voice, Conditioning conditioning) {
        String id = voice.id();
        try {
            Files.createDirectories(folder);
            sweep();
            Path staged = Files.createTempDirectory(folder, HALF_DONE + id + "-");
            try {
                new SpeakerFile(voice.name(), conditioning.latents(), conditioning.embedding())
                        .write(staged.resolve(SPEAKER));
                Files.write(
                        staged.resolve(DESCRIPTION),
                        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(voice));
                Files.move(staged, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                delete(staged);
                return false;
            } catch (IOException e) {
                delete(staged);
                if (Files.exists(folder.resolve(id))) {
                    return false; // Linux reports only that a folder is not empty
                }
                throw e;
            }
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    "the voice can't be saved in " + folder + ": " + reason(e) + "; make room or give write access", e);
        }
    }

    /**
     * Renames a voice; a concurrent reader sees either the old name or the new one.
     *
     * @return false if the voice does not exist
     * @throws TTSException.ModelUnavailable if the name can't be written
     */
    boolean rename(String id, String name) {
        try {
            Path staged = Files.createTempDirectory(folder, HALF_DONE + id + "-");
            try {
                Path written = Files.writeString(staged.resolve(NAME), name);
                Files.move(written, folder.resolve(id).resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (NoSuchFileException e) {
                return false;
            } finally {
                delete(staged);
            }
        } catch (NoSuchFileException e) {
            return false; // not even the folder exists
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    "the name of voice " + id + " can't be saved in " + folder + ": " + reason(e)
                            + "; make room or give write access",
                    e);
        }
    }

    /**
     * Deletes a voice.
     *
     * @return false if it does not exist
     * @throws TTSException.ModelUnavailable if it can't be deleted
     */
    boolean remove(String id) {
        try {
            Path gone = Files.createTempDirectory(folder, HALF_DONE + id + "-");
            try {
                Files.move(folder.resolve(id), gone, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (NoSuchFileException e) {
                return false;
            } finally {
                delete(gone);
            }
        } catch (NoSuchFileException e) {
            return false; // not even the folder exists
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    "the voice " + id + " in " + folder + " can't be deleted: " + reason(e), e);
        }
    }

    /** Deletes incomplete folders that no other process works on any more. */
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, HALF_DONE + "*-*")) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(entry).toInstant().isBefore(old)) {
                    delete(entry);
                }
            }
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            LOGGER.log(Level.DEBUG, "leftovers in {0} stay: {1}", folder, reason(e)); // deleted elsewhere, or not ours
        }
    }

    private static void delete(Path staged) throws IOException {
        Files.deleteIfExists(staged.resolve(SPEAKER));
        Files.deleteIfExists(staged.resolve(DESCRIPTION));
        Files.deleteIfExists(staged.resolve(NAME));
        Files.deleteIfExists(staged);
    }

    private static Optional<Version> version(Path voice) {
        try {
            return Optional.of(
                    new Version(Files.getLastModifiedTime(voice.resolve(DESCRIPTION)), named(voice.resolve(NAME))));
        } catch (IOException e) {
            return Optional.empty(); // not a voice, or just removed
        }
    }

    /** Includes the file's own number: two names may be written within one tick of the file system's clock. */
    private static String named(Path name) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(name, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.fileKey();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
