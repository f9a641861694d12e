package org.assistant.app.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.config.LiveConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {

    private static final KeyFile.Limits NONE = new KeyFile.Limits(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private Path path;
    private ApiKeys keys;
    private KeyFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("keys");
        LiveConfig config = LiveConfig.of(new HashMap<>(Map.of(
                "assistant.api.keys",
                "carl=a-key-of-the-configuration",
                "assistant.api.keys-file",
                path.toString(),
                "assistant.state.dir",
                folder.toString())));
        keys = new ApiKeys(config);
        file = new KeyFile(config, keys, new DailyCharacters(config));
    }

    @Test
    void madeKey_isKnown_andStandsNowhere() throws IOException {
        String key = file.create("anna", new KeyFile.Limits(Optional.of(60), Optional.empty(), Optional.of(2)));

        assertThat(keys.find(key)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("anna");
            assertThat(found.requestsPerMinute()).hasValue(60);
            assertThat(found.concurrent()).hasValue(2);
        });
        assertThat(Files.readString(path)).doesNotContain(key);
        assertThat(file.create("bert", NONE)).isNotEqualTo(key);
    }

    @Test
    void revokedKey_isUnknown_andTheRestOfTheFileStays() throws IOException {
        Files.writeString(path, "# by hand\nbert.key=another-long-enough-key");
        String key = file.create("bert-2", NONE);

        assertThat(file.delete("bert-2")).isTrue();
        assertThat(file.delete("bert-2")).isFalse();
        assertThat(keys.find(key)).isEmpty();
        assertThat(keys.find("another-long-enough-key")).isPresent();
        assertThat(Files.readString(path)).isEqualTo("# by hand\nbert.key=another-long-enough-key\n");
    }

    @Test
    void entries_sayWhichCanBeChanged() {
        file.create("anna", NONE);
        assertThat(file.entries())
                .extracting(KeyFile.Entry::name, KeyFile.Entry::changeable)
                .containsExactly(tuple("anna", true), tuple("carl", false));
        assertThat(file.delete("carl")).isFalse();
    }
}
