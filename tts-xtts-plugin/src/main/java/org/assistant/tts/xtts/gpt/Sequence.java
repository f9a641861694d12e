package org.assistant.tts.xtts.gpt;

import java.lang.System.Logger.Level;

/** A text that is in the batch: how far it is, and what is fed to the network next. For one thread. */
final class Sequence {

    /** What became of a sequence with its last code. */
    enum Progress {
        GOES_ON,
        ENDED,
        /** It lost its way, and is to be made again from the beginning. */
        AGAIN
    }

    private static final System.Logger LOGGER = System.getLogger(Sequence.class.getName());

    private final Generation generation;
    private final Sampler sampler;
    private final LoopDetector loops = new LoopDetector();
    private final int stopAudio;
    private final int budget;
    private int length;
    private int codes;
    private int code;

    /**
     * @param length positions that the network has read
     * @param budget most codes
     */
    Sequence(Generation generation, Sampler sampler, int stopAudio, int length, int budget) {
        this.generation = generation;
        this.sampler = sampler;
        this.stopAudio = stopAudio;
        this.length = length;
        this.budget = budget;
    }

    Generation generation() {
        return generation;
    }

    /** Positions that the network has read. */
    int length() {
        return length;
    }

    /** Writes the newest code to {@code rows} at {@code offset}; the network reads it next. */
    void feed(Embeddings embeddings, float[] rows, int offset) {
        embeddings.code(code, codes, rows, offset);
        length++;
    }

    /** Hands the latent on and chooses the code that it predicts. The latent of the stop is the last of the speech. */
    Progress take(float[] latent, float[] logits) {
        generation.push(latent);
        int next = sampler.next(logits);
        if (next == stopAudio) {
            generation.end();
            return Progress.ENDED;
        }
        code = next;
        codes++;
        int loop = loops.add(next);
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
