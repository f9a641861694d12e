package org.assistant.tts.xtts.text;

import java.nio.file.Path;
import org.assistant.tts.spi.TTSException;

/** The process of {@link SmallHeapTest}: cuts a Japanese and an English text, and prints the results. */
final class JapaneseThenEnglish {

    private JapaneseThenEnglish() {}

    public static void main(String[] vocabulary) {
        TextFrontEnd frontEnd = new TextFrontEnd(XttsTokenizer.read(Path.of(vocabulary[0])));
        try {
            System.out.println(
                    "spoken: " + frontEnd.pieces("こんにちは。", "ja", true).size() + " Japanese");
        } catch (TTSException.EngineUnavailable e) {
            System.out.println("refused: " + e.getMessage());
        }
        System.out.println("spoken: " + frontEnd.pieces("Hello.", "en", true).size());
    }
}
