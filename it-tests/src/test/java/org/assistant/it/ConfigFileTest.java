package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that {@code config/microprofile-config.properties} has the keys that the code reads. {@code -Dconfig.refresh} rewrites
 * it.
 */
final class ConfigFileTest {

    private static final Path FILE = Path.of("../config/microprofile-config.properties");
    private static final Path APP = Path.of("../assistant-app/target/classes");
    private static final Path SPEECH = Path.of("../tts-speech/target/classes");

    private static final String HEAD = """
            # Every configuration key, with its default. Take the # away in front of a key to set it.
            #
            # Payara Micro reads this file with --systemproperties microprofile-config.properties, as mvn -Prun does; a line here
            # is then stronger than the environment. Without the file, set the same keys in the environment, where tts.backend is
            # TTS_BACKEND: upper case, with _ for each dot and dash.
            """;

    private static List<Setting<?>> settings;

    @BeforeAll
    static void read() throws IOException {
        URL[] classes = {APP.toUri().toURL(), SPEECH.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, ConfigFileTest.class.getClassLoader())) {
            settings = Settings.onClassPath(loader);
        }
    }

    @Test
    void file_holdsEveryKeyWithDefaultRangeAndMeaning() throws IOException {
        String expected = render();
        if (System.getProperty("config.refresh") != null) {
            Files.writeString(FILE, expected);
        }

        assertThat(FILE)
                .as("refresh it with: mvn package -pl it-tests -am -Dconfig.refresh -Dtest=ConfigFileTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(expected);
    }

    @Test
    void keys_areOursOnceAndInLowerCaseWithDashes() {
        assertThat(settings)
                .extracting(Setting::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("(tts|assistant)(\\.[a-z0-9]+(-[a-z0-9]+)*)+"));
    }

    @Test
    void defaults_areInTheirRange() {
        assertThat(settings)
                .allSatisfy(setting ->
                        assertThat(setting.in(key -> Optional.empty())).isNotNull());
    }

    @Test
    void meanings_areOneSentence() {
        assertThat(settings).extracting(Setting::meaning).allMatch(meaning -> meaning.matches("[A-Z].*[.]"));
    }

    @Test
    void environmentExample_namesKnownKeysOnly() throws IOException {
        List<String> known = settings.stream()
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
        for (Setting<?> setting : settings) {
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
