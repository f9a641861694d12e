package org.assistant.tts.xtts.voices;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;

/**
 * The voices of one checkpoint: those that came with it, and those cloned with it. The folder may also hold voices cloned with
 * another checkpoint; these can't be used, only removed. Thread-safe, and safe alongside other processes: the next call sees
 * what one of them adds or removes.
 */
public final class VoiceStore {

    private static final System.Logger LOGGER = System.getLogger(VoiceStore.class.getName());

    private static final String NOT_CLONED = "no such voice was cloned";

    private final VoiceFolder folder;
    private final String source;
    private final int latents;
    private final int speakerWidth;
    private final SortedMap<String, Path> builtInFiles;
    private final SortedMap<String, Voice> builtIn;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Conditioning> builtInConditionings = new ConcurrentHashMap<>();

    /** A cloned voice as it was read; {@code voice} is empty if it can't be used, and {@code problem} says why. */
    private record Known(
            VoiceFolder.Version version,
            String name,
            Optional<ClonedVoice> voice,
            String problem,
            Optional<Conditioning> conditioning) {
        static Known usable(VoiceFolder.Version version, ClonedVoice voice, String name) {
            return new Known(version, name, Optional.of(voice), "", Optional.empty());
        }

        static Known unusable(VoiceFolder.Version version, String problem) {
            return new Known(version, "", Optional.empty(), problem, Optional.empty());
        }

        Known with(Conditioning conditioning) {
            return new Known(version, name, voice, problem, Optional.of(conditioning));
        }

        Optional<Voice> listed() {
            return voice.map(learned -> learned.voice(name));
        }
    }

    /**
     * Reads the voices that came with the checkpoint.
     *
     * @param folder of the cloned voices; created when needed
     * @throws TTSException.ModelUnavailable if a built-in voice can't be read
     */
    public VoiceStore(Path folder, XttsDimensions dimensions, XttsLayout layout) {
        this.folder = new VoiceFolder(folder);
        source = dimensions.source();
        latents = dimensions.conditioningLatents() * dimensions.width();
        speakerWidth = dimensions.speakerWidth();
        builtInFiles = new TreeMap<>();
        builtIn = new TreeMap<>();
        Locale language = Locale.forLanguageTag(dimensions.languages().get(0));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(layout.builtInSpeakers(), "*" + SpeakerFile.ENDING)) {
            for (Path file : files) {
                String name = SpeakerFile.read(file).name();
                builtInFiles.put(VoiceId.of(name), file);
                builtIn.put(VoiceId.of(name), new Voice(VoiceId.of(name), name, language, Voice.Sex.UNKNOWN));
            }
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.DEBUG, "no speakers came with the checkpoint");
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    layout.builtInSpeakers() + " can't be listed: " + e.getMessage(), e);
        }
    }

    /** All voices, by id: first those that came with the checkpoint, then the cloned ones. A snapshot. */
    public Set<Voice> voices() {
        Set<Voice> voices = new LinkedHashSet<>(builtIn.values());
        voices.addAll(cloned());
        return Collections.unmodifiableSet(voices);
    }

    /** The cloned voices, by id. A snapshot. */
    public Set<Voice> cloned() {
        refresh();
        return new TreeMap<>(known)
                .values().stream()
                        .flatMap(voice -> voice.listed().stream())
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** Finds the voice {@code id}. */
    public Optional<StoredVoice> find(String id) {
        if (builtIn.containsKey(id)) {
            return Optional.of(new StoredVoice(builtIn.get(id), 0, false));
        }
        refresh();
        return Optional.ofNullable(known.get(id))
                .flatMap(found -> found.voice()
                        .map(voice -> new StoredVoice(voice.voice(found.name()), voice.pitchHertz(), true)));
    }

    /** The origin of the cloned voice {@code id}; empty if there is no such voice, or it can't be used here. */
    Optional<Provenance> provenance(String id) {
        refresh();
        return Optional.ofNullable(known.get(id)).flatMap(Known::voice).map(ClonedVoice::provenance);
    }

    /**
     * The networks' representation of the voice {@code id}; kept in memory after the first call.
     *
     * @throws TTSException.UnknownVoice if there is no such voice, or it was cloned with another checkpoint
     * @throws TTSException.ModelUnavailable if its file can't be read, or belongs to another model
     */
    public Conditioning conditioning(String id) {
        Path builtInFile = builtInFiles.get(id);
        if (builtInFile != null) {
            return builtInConditionings.computeIfAbsent(id, any -> read(builtInFile));
        }
        refresh();
        Known voice = known.get(id);
        if (voice == null || voice.voice().isEmpty()) {
            throw new TTSException.UnknownVoice(id, voice == null ? NOT_CLONED : voice.problem());
        }
        if (voice.conditioning().isPresent()) {
            return voice.conditioning().get();
        }
        Conditioning conditioning = read(folder.speaker(id));
        // If the voice was replaced meanwhile, the next caller must not get this one.
        known.replace(id, voice, voice.with(conditioning));
        return conditioning;
    }

    /** Why the cloned voice {@code id} can't be used, for people; empty if there is no such voice, or it can be used. */
    public Optional<String> unusable(String id) {
        refresh();
        return Optional.ofNullable(known.get(id)).map(Known::problem).filter(problem -> !problem.isEmpty());
    }

    /**
     * Refuses a name that is taken, before much work is done.
     *
     * @throws TTSException.InvalidRequest if it is taken
     */
    void requireFree(String name) {
        requireFree(name, "");
    }

    /** @param own id of the voice that may have the name, empty for none */
    private void requireFree(String name, String own) {
        String id = VoiceId.of(name);
        if (builtIn.containsKey(id)) {
            throw taken(id);
        }
        refresh();
        known.forEach((other, voice) -> {
            boolean same = other.equals(id)
                    || (!voice.name().isEmpty() && VoiceId.of(voice.name()).equals(id));
            if (same && !other.equals(own)) {
                throw taken(other);
            }
        });
    }

    /**
     * Renames a cloned voice. Two processes may give two voices the same name at the same moment; their ids remain different.
     *
     * @throws TTSException.InvalidRequest if another voice has the name, or had it when it was learned
     * @throws TTSException.UnknownVoice if there is no cloned voice {@code id}, or it can't be used here
     * @throws TTSException.ModelUnavailable if the name can't be written
     */
    synchronized Voice rename(String id, String name) {
        requireFree(name, id);
        listed(id);
        if (!folder.rename(id, name)) {
            throw new TTSException.UnknownVoice(id, NOT_CLONED);
        }
        return listed(id);
    }

    private Voice listed(String id) {
        refresh();
        Known voice = known.get(id);
        if (voice == null || voice.listed().isEmpty()) {
            throw new TTSException.UnknownVoice(id, voice == null ? NOT_CLONED : voice.problem());
        }
        return voice.listed().get();
    }

    /**
     * Stores a voice.
     *
     * @throws TTSException.InvalidRequest if its name is taken
     * @throws TTSException.ModelUnavailable if it can't be written
     */
    Voice add(ClonedVoice voice, Conditioning conditioning) {
        requireFree(voice.name());
        if (!folder.add(voice, conditioning)) {
            throw taken(voice.id());
        }
        return voice.voice(voice.name());
    }

    /**
     * Removes a cloned voice, even one that can't be used here. Speech that already uses its {@link Conditioning} is not
     * affected.
     *
     * @throws TTSException.UnknownVoice if there is no cloned voice {@code id}
     * @throws TTSException.ModelUnavailable if it can't be deleted
     */
    public void remove(String id) {
        refresh();
        if (!known.containsKey(id) || !folder.remove(id)) {
            throw new TTSException.UnknownVoice(id, NOT_CLONED);
        }
        known.remove(id);
    }

    /** Reads the changes in the folder. */
    private void refresh() {
        SortedMap<String, VoiceFolder.Version> there = folder.list();
        known.keySet().retainAll(there.keySet());
        there.forEach((id, version) -> {
            Known before = known.get(id);
            if (before == null || !before.version().equals(version)) {
                known.put(id, read(id, version));
            }
        });
    }

    private Known read(String id, VoiceFolder.Version version) {
        try {
            ClonedVoice voice = folder.read(id);
            if (!voice.id().equals(id)) {
                return Known.unusable(version, "its folder was renamed from " + voice.id());
            }
            return voice.source().equals(source)
                    ? Known.usable(version, voice, folder.name(voice))
                    : Known.unusable(version, "it was cloned with another checkpoint; clone it again with this one");
        } catch (TTSException.ModelUnavailable e) {
            LOGGER.log(Level.WARNING, "voice {0} is ignored: {1}", id, e.getMessage());
            return Known.unusable(version, e.getMessage());
        }
    }

    private Conditioning read(Path file) {
        SpeakerFile speaker = SpeakerFile.read(file);
        if (speaker.latents().length != latents || speaker.embedding().length != speakerWidth) {
            throw new TTSException.ModelUnavailable(
                    file + " holds " + speaker.latents().length + " latents and an embedding of "
                            + speaker.embedding().length + "; the model needs " + latents + " and " + speakerWidth,
                    null);
        }
        return new Conditioning(speaker.latents(), speaker.embedding());
    }

    private static TTSException.InvalidRequest taken(String id) {
        return new TTSException.InvalidRequest(
                CloneRequest.NAME, "the voice " + id + " has or had this name; choose another name");
    }
}
