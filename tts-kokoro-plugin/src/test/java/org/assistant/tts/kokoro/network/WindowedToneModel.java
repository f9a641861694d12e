package org.assistant.tts.kokoro.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.kokoro.voices.VoiceExpression;

/** A {@link ToneModel} whose pieces can also be made in windows, which equal that part of the whole. Records how. */
public final class WindowedToneModel implements AcousticModel {

    private final ToneModel tones = new ToneModel();
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private volatile Runnable duringWindow = () -> {};

    /** {@code whole} for each piece made whole, {@code window} for each window. */
    public List<String> made() {
        return List.copyOf(made);
    }

    /** Calls {@code action} during the next window. */
    public void duringNextWindow(Runnable action) {
        duringWindow = action;
    }

    @Override
    public PieceSound speak(long[] tokens, float[] style, float speed) {
        made.add("whole");
        return tones.speak(tokens, style, speed);
    }

    @Override
    public Optional<OpenPiece> begin(long[] tokens, float[] style, float speed, VoiceExpression voice) {
        return Optional.of(piece(tones.speak(tokens, style, speed)));
    }

    /** A piece whose sound is {@code utterance}. */
    public OpenPiece piece(PieceSound utterance) {
        return new OpenPiece() {
            @Override
            public long[] frames() {
                return utterance.frames();
            }

            @Override
            public PieceSound whole() {
                made.add("whole");
                return utterance;
            }

            @Override
            public boolean hasWindows() {
                return true;
            }

            @Override
            public float[] window(int from, int to) {
                made.add("window");
                Runnable action = duringWindow;
                duringWindow = () -> {};
                action.run();
                return Arrays.copyOfRange(utterance.samples(), from * PieceSound.FRAME, to * PieceSound.FRAME);
            }
        };
    }

    @Override
    public void close() {
        tones.close();
    }
}
