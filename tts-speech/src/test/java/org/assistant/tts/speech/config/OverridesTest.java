package org.assistant.tts.speech.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assistant.tts.config.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OverridesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ChangeableSettings SETTINGS = new ChangeableSettings(List.of(
            Setting.text("tts.backend", "kokoro", "a name", "The engine."),
            Setting.integer("tts.most", 64, 1, 1_000, "The most.")));

    @TempDir
    private Path root;

    private final OverridesConfig source = new OverridesConfig();

    @AfterEach
    void forget() {
        OverriddenValues.clear();
    }

    @Test
    void change_isInForceAtOnceAndAfterARestart() {
        start().set("tts.backend", "xtts", "kokoro", "admin");
        assertThat(source.getValue("tts.backend")).isEqualTo("xtts");
        assertThat(source.getPropertyNames()).containsExactly("tts.backend");

        OverriddenValues.clear();
        FileOverrides restarted = start();
        assertThat(restarted.values()).isEqualTo(Map.of("tts.backend", "xtts"));
        assertThat(source.getValue("tts.backend")).isEqualTo("xtts");
        assertThat(restarted.history())
                .containsExactly(new Change(NOW, "admin", "tts.backend", "kokoro", Optional.of("xtts")));
    }

    @Test
    void nothingSet_noValueAndNoFolder() {
        FileOverrides overrides = start();
        overrides.reset("tts.backend", "kokoro", "admin");
        assertThat(overrides.values()).isEmpty();
        assertThat(overrides.history()).isEmpty();
        assertThat(source.getValue("tts.backend")).isNull();
        assertThat(state()).doesNotExist();
    }

    @Test
    void secretInTheFile_isNeitherInForceNorTold() throws IOException {
        start().set("tts.backend", "xtts", "kokoro", "admin");
        Path file = state().resolve("overrides.json");
        Files.writeString(file, Files.readString(file).replace("tts.backend", "tts.admin.password"));
        FileOverrides overrides = start();
        assertThat(overrides.values()).isEmpty();
        assertThat(overrides.history()).isEmpty();
        assertThat(source.getValue("tts.admin.password")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts.admin.password", "assistant.api.keys", "assistant.llm.api-key", "tts.remote.token"})
    void secret_isNoSettingThatMayBeChanged(String key) {
        assertThatThrownBy(() -> new ChangeableSettings(List.of(Setting.text(key, "", "any text", "A secret."))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void reset_takesTheValueBackAndKeepsTheHistory() {
        FileOverrides overrides = start();
        overrides.set("tts.backend", "xtts", "kokoro", "admin");
        overrides.reset("tts.backend", "xtts", "admin");
        assertThat(source.getValue("tts.backend")).isNull();
        assertThat(start().history()).extracting(Change::to).containsExactly(Optional.empty(), Optional.of("xtts"));
    }

    @Test
    void undeployed_noValue() {
        FileOverrides overrides = start();
        overrides.set("tts.backend", "xtts", "kokoro", "admin");
        overrides.forget();
        assertThat(source.getValue("tts.backend")).isNull();
    }

    @Test
    void history_hasTheLatestOnly() {
        FileOverrides overrides = start();
        for (int most = 1; most <= OverrideState.KEPT + 1; most++) {
            overrides.set("tts.most", "" + most, "", "admin");
        }
        assertThat(overrides.history()).hasSize(OverrideState.KEPT);
        assertThat(overrides.history().get(0).to()).hasValue("" + (OverrideState.KEPT + 1));
    }

    @Test
    void writerThatDied_oldStateHoldsAndItsRestIsRemoved() throws IOException {
        start().set("tts.backend", "xtts", "kokoro", "admin");
        Path rest = Files.writeString(state().resolve("overrides123.tmp"), "{\"values\":{\"tts.ba");

        FileOverrides restarted = start();
        assertThat(restarted.values()).isEqualTo(Map.of("tts.backend", "xtts"));
        restarted.set("tts.most", "3", "64", "admin");
        assertThat(rest).doesNotExist();
        assertThat(names()).containsExactlyInAnyOrder("overrides.json", "overrides.lock");
    }

    @Test
    void damagedFile_isPutAsideAndTheServerGoesOn() throws IOException {
        start().set("tts.backend", "xtts", "kokoro", "admin");
        String whole = Files.readString(file());
        for (String damaged : List.of(whole.substring(0, whole.length() / 2), "", "[]", "{\"values\":{}}", "\0\0\0")) {
            Files.writeString(file(), damaged);
            FileOverrides restarted = start();
            assertThat(restarted.values()).as(damaged).isEmpty();
            restarted.set("tts.most", "3", "64", "admin");
            assertThat(start().values()).isEqualTo(Map.of("tts.most", "3"));
        }
        assertThat(names())
                .filteredOn(name -> name.startsWith("overrides.damaged-"))
                .hasSize(5);
    }

    @Test
    void unreadableFile_isPutAside() throws IOException {
        Files.createDirectories(file().resolve("a folder in its place"));
        assertThat(start().values()).isEmpty();
        assertThat(names()).anyMatch(name -> name.startsWith("overrides.damaged-"));
    }

    @Test
    void valueOutOfRangeByNow_isDropped() throws IOException {
        Files.createDirectories(state());
        Files.writeString(
                file(),
                "{\"values\":{\"tts.most\":\"5000\",\"tts.gone\":\"1\",\"tts.backend\":\"xtts\"},\"changes\":[]}");
        assertThat(start().values()).isEqualTo(Map.of("tts.backend", "xtts"));
        assertThat(source.getValue("tts.most")).isNull();
        assertThat(source.getPropertyNames()).containsExactly("tts.backend");
    }

    @Test
    void wrongChange_isAProgrammingError() {
        FileOverrides overrides = start();
        assertThatThrownBy(() -> overrides.set("tts.models.dir", "/", "", "admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.models.dir");
        assertThatThrownBy(() -> overrides.set("tts.most", "0", "64", "admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tts.most must be 1 to 1000, was \"0\"");
        assertThat(state()).doesNotExist();
    }

    @Test
    void changeThatCannotBeKept_isNotInForce() throws IOException {
        Files.writeString(state(), "a file where the folder should be");
        FileOverrides overrides = start();
        assertThatThrownBy(() -> overrides.set("tts.backend", "xtts", "kokoro", "admin"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("overrides.json");
        assertThat(overrides.values()).isEmpty();
        assertThat(source.getValue("tts.backend")).isNull();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_isReadableToItsOwnerOnly() throws IOException {
        start().set("tts.backend", "xtts", "kokoro", "admin");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void changeOfAnotherNode_isTakenUpAndNeverLost() {
        FileOverrides one = start();
        FileOverrides other = start();
        one.set("tts.backend", "xtts", "kokoro", "admin");
        assertThat(other.values()).isEmpty();
        other.set("tts.most", "3", "64", "admin");
        assertThat(other.values()).isEqualTo(Map.of("tts.backend", "xtts", "tts.most", "3"));
        one.refresh();
        assertThat(one.values()).isEqualTo(other.values());
        one.reset("tts.most", "3", "admin");
        other.refresh();
        assertThat(other.values()).isEqualTo(Map.of("tts.backend", "xtts"));
    }

    @Test
    void manyWriters_noChangeIsLost() throws Exception {
        int writers = 4;
        int each = 10;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String who = "writer " + writer;
                FileOverrides overrides = start();
                all.add(threads.submit(() -> {
                    go.await();
                    for (int i = 1; i <= each; i++) {
                        overrides.set("tts.most", "" + i, "", who);
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> writer : all) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(start().history()).hasSize(writers * each);
    }

    private FileOverrides start() {
        FileOverrides overrides = new FileOverrides(state(), SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
        overrides.refresh();
        return overrides;
    }

    private Path state() {
        return root.resolve("state");
    }

    private Path file() {
        return state().resolve("overrides.json");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(state())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
