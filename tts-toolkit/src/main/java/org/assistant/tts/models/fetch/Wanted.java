package org.assistant.tts.models.fetch;

import java.nio.file.Path;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.progress.Progress;

/**
 * A file to be fetched.
 *
 * @param target its path when it is complete
 * @param step the name of the step in the progress
 */
record Wanted(ModelFile file, Path target, String step, Progress progress) {

    /** Reports how many of the file's bytes have arrived. */
    void report(long done) {
        progress.bytes(step, done, file.bytes());
    }
}
