package org.assistant.tts.models.fetch;

import java.nio.file.Path;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.progress.Progress;

/**
 * A file that is to be fetched.
 *
 * @param target where it is put when it is whole
 * @param step what the progress calls it
 */
record Wanted(ModelFile file, Path target, String step, Progress progress) {

    /** Tells how many of the file's bytes are here. */
    void report(long done) {
        progress.bytes(step, done, file.bytes());
    }
}
