package org.assistant.tts.models;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assistant.tts.models.progress.Progress;

/** A progress that records its calls. */
final class Notes implements Progress {

    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<String> steps = new CopyOnWriteArrayList<>();

    @Override
    public void at(String step, long done, long total) {
        if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step)) {
            steps.add(step);
        }
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }
}
