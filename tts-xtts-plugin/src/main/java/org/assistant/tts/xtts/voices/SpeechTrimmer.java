package org.assistant.tts.xtts.voices;

import java.util.Arrays;
import org.assistant.tts.spi.Pcm;

/** Trims a recording to its speech. */
final class SpeechTrimmer {

    /** Kept on either side: consonants begin and end fainter than the threshold for speech. */
    private static final int MARGIN_FRAMES = 10;

    private SpeechTrimmer() {}

    /**
     * Returns the speech in {@code recording} with a tenth of a second on either side; all of it if there is no speech.
     *
     * @param mostSeconds seconds to keep, from the first sound on
     */
    static Pcm trim(Pcm recording, Levels levels, int mostSeconds) {
        int first = 0;
        int last = levels.frames() - 1;
        while (first < last && !levels.isSpeech(first)) {
            first++;
        }
        while (last > first && !levels.isSpeech(last)) {
            last--;
        }
        if (first >= last) {
            return recording;
        }
        int frame = recording.sampleRate() / Levels.FRAMES_PER_SECOND;
        int from = Math.max(0, first - MARGIN_FRAMES) * frame;
        int to = Math.min(recording.length(), (last + 1 + MARGIN_FRAMES) * frame);
        to = (int) Math.min(to, from + (long) mostSeconds * recording.sampleRate());
        return Pcm.of(Arrays.copyOfRange(recording.toArray(), from, to), recording.sampleRate());
    }
}
