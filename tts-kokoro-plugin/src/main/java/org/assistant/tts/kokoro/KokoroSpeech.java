package org.assistant.tts.kokoro;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.OpenPiece;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Ending;
import org.assistant.tts.kokoro.pieces.Piece;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.sound.GrowingPiece;
import org.assistant.tts.kokoro.sound.Pauses;
import org.assistant.tts.kokoro.sound.SentenceGaps;
import org.assistant.tts.kokoro.sound.SilenceTrimmer;
import org.assistant.tts.kokoro.sound.VoiceLevels;
import org.assistant.tts.kokoro.sound.WordGaps;
import org.assistant.tts.kokoro.voices.Speaker;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.threads.Lead;
import org.assistant.tts.threads.RunLane;

/**
 * One request while it is spoken. Its sound counts as played from when it is made, whenever the sink takes it: so a text that is
 * answered in one piece, which no client hears before its end, is as fast as one with a listener, and no faster while others
 * wait. Not thread-safe.
 */
final class KokoroSpeech implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(KokoroSpeech.class.getName());

    /** Enough sound to cover the time of two pieces made concurrently with few threads each. */
    private static final long ENOUGH_NANOS = 5_000_000_000L;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final Iterator<Piece> pieces;
    private final Speaker speaker;
    private final float speed;
    private final LoadedKokoro kokoro;
    private final RunLane lane;
    private final RunLane.Place place;
    private final PieceCache cache;
    private final Pauses pauses;
    private final VoiceLevels levels;
    private final String group;
    private final boolean asAWhole;
    private final Lead lead;
    private final int end;
    private boolean started;
    private int said;
    private Piece piece; // the latest that was begun
    private GrowingPiece growing; // the rest of that piece; null if it is complete
    private float[] first = new float[0]; // its first sound, if it grows
    private PieceAhead ahead; // the next piece, if it is being made already; null otherwise

    /** @param end of the text, as an index */
    KokoroSpeech(
            Iterator<Piece> pieces,
            int end,
            Speaker speaker,
            float speed,
            LoadedKokoro kokoro,
            RunLane lane,
            PieceCache cache,
            Pauses pauses,
            VoiceLevels levels,
            Audience audience) {
        this.pieces = pieces;
        this.end = end;
        this.speaker = speaker;
        this.speed = speed;
        this.kokoro = kokoro;
        this.lane = lane;
        this.cache = cache;
        this.pauses = pauses;
        this.levels = levels;
        this.group = audience.group();
        this.place = lane.place(group);
        this.asAWhole = audience.whole();
        this.lead = new Lead(System::nanoTime, audience.ahead());
    }

    /**
     * The next piece: its sound and the pause after it, with the part of the text that is said; empty at the end of the text.
     * If the last sentences have no sound, an empty piece reports that the whole text is said.
     */
    Optional<Pcm> next() {
        if (growing != null) {
            return more();
        }
        long start = System.nanoTime();
        if (ahead != null) {
            return Optional.of(sent(madeAhead(), start));
        }
        if (!pieces.hasNext()) {
            boolean silentEnd = started && said < end;
            said = end;
            return silentEnd
                    ? Optional.of(
                            Pcm.silence(Duration.ZERO, PieceSound.SAMPLE_RATE).saying(new Said(end)))
                    : Optional.empty();
        }
        piece = pieces.next();
        return Optional.of(sent(sound(Tokens.of(piece.phonemes())), start));
    }

    /** The network's input for {@code tokens}. */
    private PieceCache.Key key(Tokens tokens) {
        return new PieceCache.Key(tokens.padded(), speaker.voice().style(kokoro::pack, tokens.count()), speed);
    }

    private float[] madeAhead() {
        try (PieceAhead made = ahead) {
            ahead = null;
            piece = made.piece();
            makeNextMeanwhile();
            return whole(made.await(), made.tokens());
        }
    }

    /**
     * Starts to make the next piece, if the listener can wait for two and no other request is active. It takes no turn, so
     * another request finds a free place.
     */
    private boolean makeNextMeanwhile() {
        boolean patient = asAWhole || lead.nanos() >= ENOUGH_NANOS;
        if (!patient || !kokoro.network().gainsAlongside() || !lane.isLeftTo(group) || !pieces.hasNext()) {
            return false;
        }
        Piece next = pieces.next();
        Tokens tokens = Tokens.of(next.phonemes());
        PieceCache.Key key = key(tokens);
        ahead = new PieceAhead(next, tokens, () -> cache.find(key).orElseGet(() -> alongside(key)));
        return true;
    }

    private PieceSound alongside(PieceCache.Key key) {
        return kept(key, kokoro.network().speakAlongside(key.tokens(), key.style(), speed));
    }

    private PieceSound kept(PieceCache.Key key, PieceSound made) {
        cache.keep(key, made);
        return made;
    }

    /** The next sound of the growing piece. */
    private Optional<Pcm> more() {
        long start = System.nanoTime();
        float[] sound = inTurn(this::grown);
        return Optional.of(sent(sound, start));
    }

    /** Returns {@code sound}, with the pause after it if it completes the piece. */
    private Pcm sent(float[] sound, long start) {
        started = true;
        float[] rested = sound;
        if (growing == null || growing.isOver()) {
            growing = null;
            said = piece.said();
            rested = Arrays.copyOf(sound, sound.length + pauses.samplesAfter(piece.ending(), speed));
        }
        Pcm pcm = Pcm.of(rested, PieceSound.SAMPLE_RATE).saying(new Said(said));
        lead.sent(pcm.length(), pcm.sampleRate());
        LOGGER.log(
                Level.DEBUG,
                "{0} phonemes, {1} ms of audio in {2} ms",
                piece.phonemes().length(),
                pcm.duration().toMillis(),
                (System.nanoTime() - start) / 1_000_000);
        return pcm;
    }

    /** The whole sound or, if the piece grows, its first part. A cached piece needs no turn: it delays no other request. */
    private float[] sound(Tokens tokens) {
        PieceCache.Key key = key(tokens);
        Optional<PieceSound> known = cache.find(key);
        if (known.isPresent()) {
            return whole(known.get(), tokens);
        }
        if (isAwaited() && tokens.innerSentenceEnds().isEmpty() && !cache.askedAgain(key)) {
            return inTurn(() -> soonest(key, tokens))
                    .map(made -> whole(kept(key, made), tokens))
                    .orElseGet(() -> first);
        }
        boolean twoAtOnce = makeNextMeanwhile();
        return whole(inTurn(() -> twoAtOnce ? alongside(key) : kept(key, all(key))), tokens);
    }

    private <T> T inTurn(Supplier<T> run) {
        return place.run(lead.heardAllAt(), run);
    }

    /** Whether the listener has heard nothing yet, and waits for it. */
    private boolean isAwaited() {
        return !started && !asAWhole && lead.nanos() == 0;
    }

    private PieceSound all(PieceCache.Key key) {
        return kokoro.network().speak(key.tokens(), key.style(), speed);
    }

    /** Makes the whole piece; or returns empty and sets {@link #growing}, with its {@link #first} sound. */
    private Optional<PieceSound> soonest(PieceCache.Key key, Tokens tokens) {
        Optional<OpenPiece> open = kokoro.network().begin(key.tokens(), key.style(), speed, speaker.voice());
        if (open.isEmpty()) {
            return Optional.of(all(key));
        }
        if (!open.get().hasWindows()) {
            return open.map(OpenPiece::whole);
        }
        growing = new GrowingPiece(open.get(), tokens, speed, levels, speaker.voice());
        first = grown();
        return Optional.empty();
    }

    /** Window upon window is made in one turn, or the rest of the first sentence would wait for long pieces of others. */
    private float[] grown() {
        float[] sound = growing.next().orElse(new float[0]);
        if (!growing.isOver()) {
            place.keep(sound.length * NANOS_A_SECOND / PieceSound.SAMPLE_RATE);
        }
        return sound;
    }

    private float[] whole(PieceSound utterance, Tokens tokens) {
        PieceSound paced = SentenceGaps.fit(utterance, tokens, pauses.samples(Ending.SENTENCE, speed));
        float[] sound = SilenceTrimmer.trim(WordGaps.fit(paced, tokens, speed), tokens);
        levels.level(sound, speaker.voice());
        return sound;
    }

    /** Gives up the place in the lane, and ends the run of a piece that is made ahead. */
    @Override
    public void close() {
        place.close();
        if (ahead != null) {
            ahead.close();
        }
    }
}
