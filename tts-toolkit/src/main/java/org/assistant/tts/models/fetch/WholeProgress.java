package org.assistant.tts.models.fetch;

import java.util.List;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.progress.Progress;

/**
 * Adds up the progress of the files of one fetch, and of the packages that contain some of them, and also reports the progress
 * of the whole fetch to the listener. For one thread.
 */
public final class WholeProgress implements Progress {

    private final Progress listener;
    private final long total;
    private long arrived;
    private long packaged; // of packages whose files have not all arrived
    private long running;
    private String step = "";
    private long told;

    /** @param files all files to be fetched */
    public WholeProgress(Progress listener, List<ModelFile> files) {
        this.listener = listener;
        this.total = files.stream().mapToLong(ModelFile::bytes).sum();
    }

    @Override
    public void at(String step, long done, long total) {
        listener.at(step, done, total);
    }

    @Override
    public void bytes(String step, long done, long total) {
        if (total < 0) {
            packaged += step.equals(this.step) ? 0 : running;
            this.step = step;
            running = done;
            tell(arrived + packaged + running);
        } else {
            tell(arrived + Math.max(packaged + running, done));
        }
        listener.bytes(step, done, total);
    }

    @Override
    public void note(String sentence) {
        listener.note(sentence);
    }

    /** Reports that {@code file} is in its place. */
    public void arrived(ModelFile file) {
        arrived += file.bytes();
        packaged = Math.max(0, packaged + running - file.bytes());
        running = 0;
        tell(arrived + packaged);
    }

    private void tell(long bytes) {
        told = Math.max(told, Math.min(bytes, total));
        if (total > 0) {
            listener.whole(told, total);
        }
    }
}
