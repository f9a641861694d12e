package org.assistant.tts.xtts.conversion.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointVocabulary;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTextsTest {

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(16, 1, 1, 10);

    @TempDir
    private Path folder;

    private CalibrationTexts texts(String vocabulary) throws IOException {
        Path file = folder.resolve("vocab.json");
        Files.writeString(file, "{\"model\": {\"vocab\": {" + vocabulary + "}}, \"added_tokens\": []}");
        return new CalibrationTexts(CheckpointVocabulary.read(file), DIMENSIONS);
    }

    @Test
    void longestTokens_fromLeftToRightBehindTheLanguage() throws IOException {
        CalibrationTexts texts =
                texts("\"[en]\": 9, \"[SPACE]\": 2, \"t\": 3, \"th\": 4, \"the\": 5, \"r\": 6, \"tra\": 7");
        // the train to the: the, space, tra, (i, n have no token), space, t, (o), space, the
        assertThat(texts.ids(0).subList(0, 8)).containsExactly(9, 5, 2, 7, 2, 3, 2, 5);
    }

    @Test
    void vocabularyOfAnotherLanguage_textsAreEmpty() throws IOException {
        CalibrationTexts texts = texts("\"ж\": 3");
        for (int i = 0; i < texts.count(); i++) {
            assertThat(texts.ids(i)).isEmpty();
        }
    }

    @Test
    void longText_isCut() throws IOException {
        CalibrationTexts texts =
                texts("\"[SPACE]\": 2, \"e\": 3, \"t\": 4, \"n\": 5, \"o\": 6, \"a\": 7, \"s\": 8, \"h\": 9");
        for (int i = 0; i < texts.count(); i++) {
            assertThat(texts.ids(i)).hasSizeBetween(20, 60);
        }
    }
}
