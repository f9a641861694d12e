package org.assistant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.guard.KnownKeys;
import org.junit.jupiter.api.Test;

/**
 * Checks that {@code config/microprofile-config.properties} has the keys that the code reads. {@code -Dconfig.refresh} rewrites
 * it.
 */
final class ConfigFileTest {

    private static final Path FILE = Path.of("../config/microprofile-config.properties");

    private static final String HEAD = """
            # Every configuration key, with its default. Take the # away in front of a key to set it.
            #
            # Payara Micro reads this file with --systemproperties microprofile-config.properties, as mvn -Prun does; a line here
            # is then stronger than the environment. Without the file, set the same keys in the environment, where tts.backend is
            # TTS_BACKEND: upper case, with _ for each dot and dash.
            """;

    private static final List<Setting<?>> SETTINGS =
            KnownKeys.with(Settings.onClassPath(ConfigFileTest.class.getClassLoader()), guardedEngines());

    /** The engines that are guarded by default: all but the one that takes over. */
    private static List<String> guardedEngines() {
        return WarEngines.names().stream()
                .filter(name -> !name.equals(SpeechSettings.FALLBACK.defaultText()))
                .toList();
    }

    @Test
    void file_holdsEveryKeyWithDefaultRangeAndMeaning() throws IOException {
        String expected = render();
        if (System.getProperty("config.refresh") != null) {
            Files.writeString(FILE, expected);
        }

        assertThat(FILE)
                .as("refresh it with: mvn test -pl assistant-app -am -Dconfig.refresh -Dtest=ConfigFileTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(expected);
    }

    @Test
    void keys_areOursOnceAndInLowerCaseWithDashes() {
        assertThat(SETTINGS)
                .extracting(Setting::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("(tts|assistant)(\\.[a-z0-9]+(-[a-z0-9]+)*)+"));
    }

    @Test
    void defaults_areInTheirRange() {
        assertThat(SETTINGS)
                .allSatisfy(setting ->
                        assertThat(setting.in(key -> Optional.empty())).isNotNull());
    }

    @Test
    void meanings_areOneSentence() {
        assertThat(SETTINGS).extracting(Setting::meaning).allMatch(meaning -> meaning.matches("[A-Z].*[.]"));
    }

    @Test
    void environmentExample_namesKnownKeysOnly() throws IOException {
        List<String> known = SETTINGS.stream()
                .map(setting -> setting.key().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .toList();
        Properties example = new Properties();
        String text = Files.readString(Path.of("../config/environment.example")).replaceAll("(?m)^#(?=[A-Z_]+=)", "");
        try (var reader = new StringReader(text)) {
            example.load(reader);
        }

        assertThat(example.stringPropertyNames()).contains("TTS_BACKEND").isSubsetOf(known);
    }

    private static String render() {
        StringBuilder file = new StringBuilder(HEAD);
        for (Setting<?> setting : SETTINGS) {
            file.append("\n# ").append(setting.meaning());
            file.append("\n# Range: ").append(setting.range());
            file.append("\n#")
                    .append(setting.key())
                    .append('=')
                    .append(setting.defaultText())
                    .append('\n');
        }
        return file.toString();
    }
}
