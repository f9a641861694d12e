package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** The published English lexicons, and their form for lookup. */
public final class EnglishModelPackage implements ModelPackage {

    private static final ModelManifest MANIFEST = ModelManifest.of(EnglishModelPackage.class, "english.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }

    @Override
    public List<String> preparedFiles() {
        return Arrays.stream(Accent.values())
                .map(EnglishModelPackage::preparedFile)
                .toList();
    }

    /** The number in the name changes with the format. */
    public static String preparedFile(Accent accent) {
        return accent.code() + "-1.lexicon";
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        try {
            for (Accent accent : Accent.values()) {
                progress.at("sorting the lexicon " + preparedFile(accent), 0, 1);
                Path whole = directory.resolve(preparedFile(accent));
                Path part = directory.resolve("." + preparedFile(accent));
                Files.write(
                        part,
                        LexiconWriter.write(
                                directory.resolve(accent.code() + "_gold.json"),
                                directory.resolve(accent.code() + "_silver.json")));
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    "can't prepare the English lexicons in " + directory + ": " + e.getMessage(), e);
        }
    }
}
