package org.assistant.tts.kokoro.phonemes.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Lexicon;
import org.assistant.tts.kokoro.phonemes.english.lexicon.LexiconWriter;

/** A lexicon of a few words, by way of the published form. */
public final class TinyLexicon {

    private TinyLexicon() {}

    /**
     * A lexicon of a few words, written to {@code folder}.
     *
     * @param sure and {@code unsure}: JSON with single quotes for double ones
     */
    public static Lexicon of(Path folder, String sure, String unsure) throws IOException {
        Path gold = Files.writeString(folder.resolve("gold.json"), sure.replace('\'', '"'));
        Path silver = Files.writeString(folder.resolve("silver.json"), unsure.replace('\'', '"'));
        return Lexicon.of(LexiconWriter.write(gold, silver));
    }
}
