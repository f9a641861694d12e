package org.assistant.tts.xtts.voices;

import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;
import org.assistant.tts.threads.HeapRoom;
import org.assistant.tts.xtts.clips.ClipReader;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.speaker.SpeakerEncoder;

/** Learns a voice: reads the recordings, checks and trims them, runs the networks, stores the result. One at a time. */
public final class XttsVoiceCloner implements VoiceCloner {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_CONSENT = 2_000;
    static final int MOST_CLIPS = 10;

    /** Most memory for one recording while it is decoded and measured, in addition to a copy of its bytes. */
    private static final long CLIP_HEAP_BYTES = 90L << 20;

    private static final System.Logger LOGGER = System.getLogger(XttsVoiceCloner.class.getName());

    private final XttsDimensions dimensions;
    private final ClipReader reader;
    private final SpeakerEncoder encoder;
    private final VoiceStore store;
    private final Clock clock;
    private final HeapRoom heap = new HeapRoom();
    private final Semaphore lane = new Semaphore(1);

    /** @param clock gives the time at which a voice was learned */
    public XttsVoiceCloner(
            XttsDimensions dimensions, ClipReader reader, SpeakerEncoder encoder, VoiceStore store, Clock clock) {
        this.dimensions = dimensions;
        this.reader = reader;
        this.encoder = encoder;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Set<Voice> cloned() {
        return store.cloned();
    }

    @Override
    public Voice clone(CloneRequest request) {
        requireText(CloneRequest.NAME, request.name(), LONGEST_NAME);
        requireText(CloneRequest.CONSENT, request.consent(), LONGEST_CONSENT);
        String language = language(request.language());
        store.requireFree(request.name());
        if (!lane.tryAcquire()) {
            throw new TTSException.EngineOverloaded("another voice is being cloned; try again in a moment");
        }
        try {
            List<Pcm> speech = speech(request.clips());
            OptionalDouble pitch = Pitch.median(speech);
            ClonedVoice voice = new ClonedVoice(
                    request.name().strip(),
                    language,
                    Pitch.sex(pitch),
                    pitch.orElse(0),
                    request.consent(),
                    clock.instant().toString(),
                    request.clips().stream().map(XttsVoiceCloner::sha256).toList(),
                    dimensions.source());
            Voice kept = store.add(voice, encoder.encode(speech));
            LOGGER.log(
                    Level.INFO,
                    "voice {0} was cloned from {1} recordings",
                    kept.id(),
                    request.clips().size());
            return kept;
        } finally {
            lane.release();
        }
    }

    @Override
    public Optional<Provenance> provenance(String voice) {
        return store.provenance(voice);
    }

    @Override
    public Voice rename(String voice, String name) {
        if (name.isBlank()) {
            throw new TTSException.InvalidRequest(CloneRequest.NAME, CloneRequest.NAME + " must not be blank");
        }
        requireText(CloneRequest.NAME, name, LONGEST_NAME);
        Voice renamed = store.rename(voice, name.strip());
        LOGGER.log(Level.INFO, "voice {0} was renamed", voice);
        return renamed;
    }

    @Override
    public void remove(String voice) {
        store.remove(voice);
        LOGGER.log(Level.INFO, "voice {0} was removed", voice);
    }

    /**
     * Returns the speech in {@code clips}, at their own sample rates.
     *
     * @throws TTSException.InvalidRequest naming every problem of every clip
     * @throws TTSException.EngineUnavailable if there is no memory to decode one
     */
    private List<Pcm> speech(List<Clip> clips) {
        if (clips.size() > MOST_CLIPS) {
            throw new TTSException.InvalidRequest(
                    CloneRequest.CLIPS, "there may be at most " + MOST_CLIPS + " recordings, were " + clips.size());
        }
        List<Pcm> speech = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        double seconds = 0;
        for (int i = 0; i < clips.size(); i++) {
            heap.require(CLIP_HEAP_BYTES + clips.get(i).length(), "a recording");
            Pcm recording = reader.read(clips.get(i));
            Levels levels = Levels.of(recording);
            ClipReport report = ClipReport.of(recording, levels);
            String subject = clips.size() == 1 ? "the recording " : "recording " + (i + 1) + " ";
            report.problems().forEach(problem -> problems.add(subject + problem));
            seconds += report.peakDecibels() < ClipReport.LEAST_PEAK_DECIBELS ? 0 : report.speechSeconds();
            // Nothing after what the networks hear, except a second that the resampling looks ahead.
            speech.add(SpeechTrimmer.trim(recording, levels, dimensions.clipSeconds() + 1));
        }
        if (seconds < ClipReport.LEAST_SPEECH_SECONDS) {
            problems.add(
                    (clips.size() == 1 ? "the recording " : "the set of recordings ") + ClipReport.tooShort(seconds));
        }
        if (!problems.isEmpty()) {
            throw new TTSException.InvalidRequest(CloneRequest.CLIPS, String.join("; ", problems));
        }
        return speech;
    }

    /** The tag of the requested language of the model, or of its first language if none was requested. */
    private String language(Locale asked) {
        List<Locale> languages =
                dimensions.languages().stream().map(Locale::forLanguageTag).toList();
        if (asked.equals(Locale.ROOT)) {
            return languages.get(0).toLanguageTag();
        }
        return languages.stream()
                .filter(language -> language.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElseThrow(() -> new TTSException.UnsupportedLanguage(
                        asked, "the languages are " + String.join(", ", dimensions.languages())))
                .toLanguageTag();
    }

    private static void requireText(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new TTSException.InvalidRequest(field, field + " may have at most " + longest + " characters");
        }
        if (field.equals(CloneRequest.NAME) && text.chars().anyMatch(Character::isISOControl)) {
            throw new TTSException.InvalidRequest(field, field + " must not hold control characters");
        }
    }

    private static String sha256(Clip clip) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(clip.bytes());
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
