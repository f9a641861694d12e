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
        long start = System.nanoTime();
        if (!pieces.hasNext()) {
            boolean silentEnd = started && said < end;
            said = end;
            return silentEnd
                    ? Optional.of(
                            Pcm.silence(Duration.ZERO, Utterance.SAMPLE_RATE).saying(new Said(end)))
                    : Optional.empty();
        }
        Piece piece = pieces.next();
        Tokens tokens = Tokens.of(piece.phonemes());
        float[] style = speaker.voice().style(kokoro::pack, tokens.count()); // (256)
        Utterance utterance = utterance(tokens, style);
        started = true;
        Utterance paced = SentenceGaps.fit(utterance, tokens, pauses.samples(Ending.SENTENCE, speed));
        float[] sound = SilenceTrimmer.trim(paced, tokens);
        levels.level(sound, speaker.voice());
        float[] rested = Arrays.copyOf(sound, sound.length + pauses.samplesAfter(piece.ending(), speed));
        said = piece.said();
        Pcm pcm = Pcm.of(rested, Utterance.SAMPLE_RATE).saying(new Said(said));
        lead.sent(pcm.length(), pcm.sampleRate());
        LOGGER.log(
                Level.DEBUG,
                "{0} tokens, {1} ms of audio in {2} ms",
                tokens.count(),
                pcm.duration().toMillis(),
                (System.nanoTime() - start) / 1_000_000);
        return Optional.of(pcm);
    }

    /** What is known needs no turn: it takes nothing from those who wait. */
    private Utterance utterance(Tokens tokens, float[] style) {
        PieceCache.Key key = new PieceCache.Key(tokens.padded(), style, speed);
        Optional<Utterance> known = cache.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        Utterance made = lane.run(
                started, group, lead.heardAllAt(), () -> kokoro.network().speak(tokens.padded(), style, speed));
        cache.keep(key, made);
        return made;
    }
}
