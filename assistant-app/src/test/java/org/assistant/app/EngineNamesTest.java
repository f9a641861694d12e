package org.assistant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that an engine which nobody here knows is served like the others: no engine is named outside of its own module. */
final class EngineNamesTest {

    private static final Pattern BLOCK_COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)(^|\\s)//.*$");
    private static final Pattern JAVA_STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"");

    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z])(" + String.join("|", WarEngines.names()) + ")(?![A-Za-z])");

    @Test
    void engines_areFound() {
        assertThat(WarEngines.names()).contains("kokoro", "xtts", "remote");
    }

    @Test
    void scriptsAndStyles_nameNoEngine() throws IOException {
        assertThat(found("src/main/webapp", "js|css", EngineNamesTest::withoutComments))
                .isEmpty();
    }

    /** Only the defaults of settings do. */
    @Test
    void code_namesNoEngine() throws IOException {
        List<String> found = found("src/main/java", "java", EngineNamesTest::strings);
        found.addAll(found("../tts-speech/src/main/java", "java", EngineNamesTest::strings));
        assertThat(found).allMatch(place -> place.contains("Settings.java"));
    }

    /** The places whose {@code parts} name an engine. */
    private static List<String> found(String folder, String extension, Function<String, Stream<String>> parts)
            throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(" + extension + ")"))
                    .toList()) {
                parts.apply(Files.readString(file))
                        .filter(NAME.asPredicate())
                        .forEach(part -> found.add(file + ": " + part));
            }
        }
        return found;
    }

    private static Stream<String> withoutComments(String script) {
        String code = BLOCK_COMMENT.matcher(script).replaceAll("");
        return LINE_COMMENT.matcher(code).replaceAll("").lines();
    }

    private static Stream<String> strings(String code) {
        return JAVA_STRING.matcher(code).results().map(MatchResult::group);
    }
}
