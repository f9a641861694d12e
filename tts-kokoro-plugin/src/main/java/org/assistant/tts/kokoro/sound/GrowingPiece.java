package org.assistant.tts.kokoro.sound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.network.OpenPiece;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.voices.VoiceExpression;

/**
 * The sound of a piece that is made in windows, each about twice as long as the one before: the first comes early, and the
 * margins cost less in longer ones. The result is trimmed and levelled like a whole piece. Not thread-safe.
 */
public final class GrowingPiece {

    /** The first sound may begin this long before its token does by the durations: 150 ms. */
    private static final int BEFORE = 6; // frames

    private static final int FIRST = 16; // frames, 400 ms
    private static final int LARGEST = 64; // frames, 1.6 s

    private final OpenPiece piece;
    private final Tokens tokens;
    private final float speed;
    private final VoiceLevels levels;
    private final VoiceExpression voice;
    private final PieceSound utterance; // silent where nothing is made yet
    private final int length; // frames
    private final Deque<Integer> spaces; // between words, whose cuts are not known yet
    private final List<WordGaps.Cut> cuts = new ArrayList<>();
    private int made; // frames; all before are made or known to be silent
    private int size = FIRST;
    private int from = -1; // sample at which the sound begins; -1 until known
    private int sent; // sample; all before were returned

    /**
     * @param piece makes the samples, window by window
     * @param tokens of the piece
     * @param speed 1 is normal
     * @param levels of the voices
     * @param voice of the piece
     */
    public GrowingPiece(OpenPiece piece, Tokens tokens, float speed, VoiceLevels levels, VoiceExpression voice) {
        this.piece = piece;
        this.tokens = tokens;
        this.speed = speed;
        this.levels = levels;
        this.voice = voice;
        this.length = start(piece.frames().length);
        this.utterance = new PieceSound(new float[length * PieceSound.FRAME], piece.frames());
        this.spaces = new ArrayDeque<>(WordGaps.spaces(piece.frames(), tokens));
        this.made = Math.max(0, start(tokens.firstSounding()) - BEFORE);
    }

    /** The frame at which {@code token} begins. */
    private int start(int token) {
        return Math.toIntExact(Arrays.stream(piece.frames(), 0, token).sum());
    }

    /** Whether all of it was returned. */
    public boolean isOver() {
        return made == length;
    }

    /**
     * Makes and returns the next samples.
     *
     * @return empty at the end; owned by the caller
     */
    public Optional<float[]> next() {
        while (!isOver()) {
            make();
            shorten();
            int ready = isOver() ? SilenceTrimmer.end(utterance, tokens) : readyWhileGrowing();
            if (ready > Math.max(from, sent)) {
                return Optional.of(take(ready));
            }
        }
        return Optional.empty();
    }

    private void make() {
        // The sound after the last token may be silence, which shows only once all of it exists.
        int sure = start(tokens.lastSounding()) - SilenceTrimmer.EARLIEST_END / PieceSound.FRAME;
        int to = made + size <= sure ? made + size : length;
        float[] window = piece.window(made, to);
        System.arraycopy(window, 0, utterance.samples(), made * PieceSound.FRAME, window.length);
        made = to;
        size = Math.min(LARGEST, 2 * size);
        if (from < 0) {
            int onset = SilenceTrimmer.start(utterance, tokens);
            from = onset < made * PieceSound.FRAME || isOver() ? onset : from;
            sent = Math.max(sent, from);
        }
    }

    /** Determines the cuts between the words made so far. */
    private void shorten() {
        while (!spaces.isEmpty() && WordGaps.to(piece.frames(), spaces.element()) <= made) {
            WordGaps.cut(utterance, spaces.remove(), speed).ifPresent(cuts::add);
        }
    }

    private int readyWhileGrowing() {
        if (from < 0) {
            return -1;
        }
        int ready = made * PieceSound.FRAME - PeakLimiter.CONTEXT;
        return spaces.isEmpty()
                ? ready
                : Math.min(ready, WordGaps.from(piece.frames(), spaces.element()) * PieceSound.FRAME);
    }

    /** The samples from the end of the last returned ones up to {@code to}, levelled with the context that levelling needs. */
    private float[] take(int to) {
        int first = Math.max(from, sent - PeakLimiter.CONTEXT);
        int last = isOver() ? to : to + PeakLimiter.CONTEXT;
        float[] sound = Arrays.copyOfRange(utterance.samples(), first, last);
        SilenceTrimmer.fade(sound, first == from, isOver());
        levels.level(sound, voice);
        float[] taken = new float[to - sent];
        int length = 0;
        for (int i = sent; i < to; i++) {
            if (!isCut(i)) {
                taken[length++] = sound[i - first];
            }
        }
        sent = to;
        return Arrays.copyOf(taken, length);
    }

    private boolean isCut(int sample) {
        int frame = sample / PieceSound.FRAME;
        return cuts.stream().anyMatch(cut -> frame >= cut.from() && frame < cut.to());
    }
}
