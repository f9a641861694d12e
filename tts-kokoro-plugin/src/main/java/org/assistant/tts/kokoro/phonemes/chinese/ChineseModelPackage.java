package org.assistant.tts.kokoro.phonemes.chinese;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** The published word list of Chinese, and its sorted form for searching. */
public final class ChineseModelPackage implements ModelPackage {

    /** Lines {@code word count}, sorted by their bytes. The number in the name changes with the format. */
    static final String WORDS = "words-1.txt";

    /** The model of {@link CharacterPositions}. */
    static final String POSITIONS = "hmm_model.utf8";

    private static final String PUBLISHED = "jieba.dict.utf8"; // lines of word, count and part of speech

    private static final ModelManifest MANIFEST = ModelManifest.of(ChineseModelPackage.class, "chinese.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }

    @Override
    public List<String> preparedFiles() {
        return List.of(WORDS);
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        progress.at("sorting the words of Chinese", 0, 1);
        Path part = directory.resolve("." + WORDS);
        try (Stream<String> published = Files.lines(directory.resolve(PUBLISHED), StandardCharsets.UTF_8)) {
            String sorted = published
                    .map(line -> line.split(" "))
                    .map(fields -> (fields[0] + " " + fields[1] + "\n").getBytes(StandardCharsets.UTF_8))
                    .sorted(Arrays::compareUnsigned)
                    .map(line -> new String(line, StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
            Files.writeString(part, sorted);
            Files.move(
                    part,
                    directory.resolve(WORDS),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw new TTSException.ModelUnavailable(
                    "can't prepare the words of Chinese in " + directory + ": " + e.getMessage(), e);
        }
    }
}
