package org.assistant.tts.xtts.gpt;

import org.assistant.tts.xtts.gpt.Course.Progress;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.sampling.Sampler;

/** A text in the batch: its progress, and the next input of the network. For one thread. */
final class Sequence {

    private final Course course;
    private final Sampler sampler;
    private int length;
    private int code;

    /** @param length positions that the network has read */
    Sequence(Course course, Sampler sampler, int length) {
        this.course = course;
        this.sampler = sampler;
        this.length = length;
    }

    Generation generation() {
        return course.generation();
    }

    /** The number of positions that the network has read. */
    int length() {
        return length;
    }

    /** Writes the newest code to {@code rows} at {@code offset}; the network reads it next. */
    void feed(Embeddings embeddings, float[] rows, int offset) {
        embeddings.code(code, course.codes(), rows, offset);
        length++;
    }

    /** Passes the latent on and chooses the code that it predicts. */
    Progress take(float[] latent, float[] logits) {
        code = sampler.next(logits);
        return course.take(latent, code);
    }
}
