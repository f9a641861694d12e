package org.assistant.tts.kokoro;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.threads.Lead;
import org.assistant.tts.threads.RunLane;

/**
 * One request while it is spoken. Its sound counts as played from when it is made, whoever takes it when: so a text that is
 * answered in one piece, which nobody hears before its end, is as fast as if somebody listened, and no faster while others wait.
 * For one thread at a time.
 */
final class Speech {

    private static final System.Logger LOGGER = System.getLogger(Speech.class.getName());

    private final Iterator<Piece> pieces;
    private final Speaker speaker;
    private final float speed;
    private final LoadedKokoro kokoro;
    private final RunLane lane;
    private final PieceCache cache;
    private final Pauses pauses;
    private final VoiceLevels levels;
    private final String group;
    private final Lead lead;
    private final int end;
    private boolean started;
    private int said;
    private Piece piece; // the last one that was begun
    private GrowingPiece growing; // what is not over yet of it; null if it is
    private float[] first = new float[0]; // sound of what grows

    /** @param end of the text that the pieces are of */
    Speech(
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
        this.lead = new Lead(System::nanoTime, audience.ahead());
    }

    /**
     * The next piece: its sound and the rest after it, which tell what is said with them; nothing at the end of the text. Where
     * the last sentences have no sound, an empty piece tells that all is said.
     */
    Optional<Pcm> next() {
        if (growing != null) {
            return more();
        }
        long start = System.nanoTime();
        if (!pieces.hasNext()) {
            boolean silentEnd = started && said < end;
            said = end;
            return silentEnd
                    ? Optional.of(
                            Pcm.silence(Duration.ZERO, Utterance.SAMPLE_RATE).saying(new Said(end)))
                    : Optional.empty();
        }
        piece = pieces.next();
        Tokens tokens = Tokens.of(piece.phonemes());
        float[] style = speaker.voice().style(kokoro::pack, tokens.count()); // (256)
        return Optional.of(sent(sound(tokens, style), start));
    }

    /** More of the piece that grows. */
    private Optional<Pcm> more() {
        long start = System.nanoTime();
        float[] sound =
                lane.run(started, group, lead.heardAllAt(), () -> growing.next().orElse(new float[0]));
        return Optional.of(sent(sound, start));
    }

    /** {@code sound} with the rest after it, if the piece ends with it. */
    private Pcm sent(float[] sound, long start) {
        started = true;
        float[] rested = sound;
        if (growing == null || growing.isOver()) {
            growing = null;
            said = piece.said();
            rested = Arrays.copyOf(sound, sound.length + pauses.samplesAfter(piece.ending(), speed));
        }
        Pcm pcm = Pcm.of(rested, Utterance.SAMPLE_RATE).saying(new Said(said));
        lead.sent(pcm.length(), pcm.sampleRate());
        LOGGER.log(
                Level.DEBUG,
                "{0} phonemes, {1} ms of audio in {2} ms",
                piece.phonemes().length(),
                pcm.duration().toMillis(),
                (System.nanoTime() - start) / 1_000_000);
        return pcm;
    }

    /** All of the sound or, if it grows, the first of it. What is known needs no turn: it takes nothing from those who wait. */
    private float[] sound(Tokens tokens, float[] style) {
        PieceCache.Key key = new PieceCache.Key(tokens.padded(), style, speed);
        Optional<Utterance> known = cache.find(key);
        if (known.isPresent()) {
            return whole(known.get(), tokens);
        }
        boolean soon = isAwaited() && tokens.innerSentenceEnds().isEmpty() && !cache.askedAgain(key);
        Optional<Utterance> made = lane.run(
                started,
                group,
                lead.heardAllAt(),
                () -> soon ? soonest(tokens, style) : Optional.of(all(tokens, style)));
        made.ifPresent(utterance -> cache.keep(key, utterance));
        return made.map(utterance -> whole(utterance, tokens)).orElseGet(() -> first);
    }

    /** Whether somebody has heard nothing yet. */
    private boolean isAwaited() {
        return !started && lead.nanos() == 0;
    }

    private Utterance all(Tokens tokens, float[] style) {
        return kokoro.network().speak(tokens.padded(), style, speed);
    }

    /** The whole piece; or nothing, and {@link #growing} with its {@link #first} sound. */
    private Optional<Utterance> soonest(Tokens tokens, float[] style) {
        Optional<OpenPiece> open = kokoro.network().begin(tokens.padded(), style, speed, speaker.voice());
        if (open.isEmpty()) {
            return Optional.of(all(tokens, style));
        }
        if (!open.get().hasWindows()) {
            return open.map(OpenPiece::whole);
        }
        growing = new GrowingPiece(open.get(), tokens, speed, levels, speaker.voice());
        first = growing.next().orElse(new float[0]);
        return Optional.empty();
    }

    private float[] whole(Utterance utterance, Tokens tokens) {
        Utterance paced = SentenceGaps.fit(utterance, tokens, pauses.samples(Ending.SENTENCE, speed));
        float[] sound = SilenceTrimmer.trim(WordGaps.fit(paced, tokens, speed), tokens);
        levels.level(sound, speaker.voice());
        return sound;
    }
}
