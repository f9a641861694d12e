package org.assistant.tts.xtts.gpt;

import java.lang.System.Logger.Level;
import org.assistant.tts.xtts.gpt.sampling.LoopDetector;

/** The progress of one text: passes its latents on and detects when the speech ends or loses its way. For one thread. */
final class Course {

    /** The state of a text after a code. */
    enum Progress {
        GOES_ON,
        ENDED,
        /** The speech lost its way, and is made again from the beginning. */
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

    /** The number of codes so far, without the stop. */
    int codes() {
        return codes;
    }

    /** The number of codes that may still come. */
    int left() {
        return budget - codes;
    }

    /** Passes a latent on and counts the code made of it. The latent of the stop is the last of the speech. */
    Progress take(float[] latent, int code) {
        generation.push(latent);
        if (code == stopAudio) {
            generation.end();
            return Progress.ENDED;
        }
        codes++;
        int loop = loops.add(code);
        if (loop >= 0) {
            return astray("repeats itself", loop);
        }
        return codes < budget ? Progress.GOES_ON : astray("does not end", codes);
    }

    private Progress astray(String what, int sound) {
        boolean again = generation.restart();
        LOGGER.log(
                Level.INFO,
                "The speech for a text of {0} tokens {1} after {2} codes; {3}",
                generation.text().ids().size(),
                what,
                codes,
                again ? "trying again with another seed" : "cutting it there");
        if (again) {
            return Progress.AGAIN;
        }
        generation.cut(sound);
        return Progress.ENDED;
    }
}
