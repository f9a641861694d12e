package org.assistant.app.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;

final class HeardCharactersTest {

    @Test
    void sentences_areCountedOnce_whenTheyAreFirstHeard() {
        List<Integer> counted = new ArrayList<>();
        List<String> told = new ArrayList<>();
        ReplyListener listener = new ReplyListener() {
            @Override
            public void text(String delta) {
                told.add(delta);
            }

            @Override
            public void audio(Pcm piece, SpokenSentence sentence) {
                told.add(sentence.text());
            }
        };
        HeardCharacters heard = new HeardCharacters(listener, counted::add);

        heard.text("One. Three.");
        assertThat(counted).isEmpty();
        heard.audio(Pcm.of(new float[1], 24_000), sentence(0, "One."));
        heard.audio(Pcm.of(new float[1], 24_000), sentence(0, "One."));
        heard.audio(Pcm.of(new float[1], 24_000), sentence(1, "Three."));

        assertThat(counted).containsExactly(4, 6);
        assertThat(told).containsExactly("One. Three.", "One.", "One.", "Three.");
    }

    @Test
    void sentenceThatIsTooLongForWhatIsLeft_isNotHeard() {
        IllegalStateException refused = new IllegalStateException("nothing is left");
        List<String> told = new ArrayList<>();
        HeardCharacters heard = new HeardCharacters(
                new ReplyListener() {
                    @Override
                    public void text(String delta) {}

                    @Override
                    public void audio(Pcm piece, SpokenSentence sentence) {
                        told.add(sentence.text());
                    }
                },
                count -> {
                    throw refused;
                });

        assertThatThrownBy(() -> heard.audio(Pcm.of(new float[1], 24_000), sentence(0, "One.")))
                .isSameAs(refused);
        assertThat(told).isEmpty();
    }

    private static SpokenSentence sentence(int number, String text) {
        return new SpokenSentence(number, text, "kokoro", Optional.empty());
    }
}
