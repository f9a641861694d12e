package org.assistant.tts.xtts.gpt;

import java.lang.System.Logger.Level;
import org.assistant.tts.xtts.gpt.sampling.LoopDetector;

/** How far the speech of one text is: hands its latents on and sees when it ends, or loses its way. For one thread. */
final class Course {

    /** What became of a text with its last code. */
    enum Progress {
        GOES_ON,
        ENDED,
        /** It lost its way, and is to be made again from the beginning. */
        AGAIN
    }

    private static final System.Logger LOGGER = System.getLogger(Course.class.getName());

    private final Generation generation;
    private final LoopDetector loops = new LoopDetector();
    private final int stopAudio;
    private final int budget;
    private int codes;

    /** @param budget most codes */
    Course(Generation generation, int stopAudio, int budget) {
        this.generation = generation;
        this.stopAudio = stopAudio;
        this.budget = budget;
    }

    Generation generation() {
        return generation;
    }

    /** Codes that are there, without the stop. */
    int codes() {
        return codes;
    }

    /** Codes that may come yet. */
    int left() {
        return budget - codes;
    }

    /** Hands a latent on and counts the code that was made of it. The latent of the stop is the last of the speech. */
    Progress take(float[] latent, int code) {
        generation.push(latent);
        if (code == stopAudio) {
            generation.end();
            return Progress.ENDED;
        }
        codes++;
        int loop = loops.add(code);
        if (loop >= 0) {
            return astray("goes round in a circle", loop);
        }
        return codes < budget ? Progress.GOES_ON : astray("does not end", codes);
    }

    private Progress astray(String what, int sound) {
        boolean again = generation.restart();
        LOGGER.log(
                Level.INFO,
                "The speech of a text of {0} tokens {1} after {2} codes; {3}",
                generation.text().ids().size(),
                what,
                codes,
                again ? "made again with another seed" : "cut there");
        if (again) {
            return Progress.AGAIN;
        }
        generation.cut(sound);
        return Progress.ENDED;
    }
}
