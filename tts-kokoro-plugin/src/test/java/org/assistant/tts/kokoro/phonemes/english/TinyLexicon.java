package org.assistant.tts.kokoro.phonemes.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lexicon;
import org.assistant.tts.kokoro.phonemes.english.lexicon.LexiconWriter;

/** Makes a lexicon of a few words from the published form. */
public final class TinyLexicon {

    private TinyLexicon() {}

    /**
     * Makes a lexicon of a few words in {@code folder}.
     *
     * @param sure JSON, as is {@code unsure}, with single quotes instead of double ones
     */
    public static Lexicon of(Path folder, String sure, String unsure) throws IOException {
        Path gold = Files.writeString(folder.resolve("gold.json"), sure.replace('\'', '"'));
        Path silver = Files.writeString(folder.resolve("silver.json"), unsure.replace('\'', '"'));
        return Lexicon.of(LexiconWriter.write(gold, silver));
    }
}
