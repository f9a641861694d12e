package org.assistant.tts.xtts.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.speaker.SmallDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed, without a chance to clean up, while it adds, renames and removes voices. */
final class KilledWhileStoringTest {

    private static final int KILLS = 4;
    private static final int MOST_BEFORE_A_KILL = 25;

    @TempDir
    private Path directory;

    private int voices;
    private int leftovers;

    @Test
    @Timeout(300)
    void killed_everyVoiceIsWholeOrNotThere_andTheRestIsSweptLater() throws Exception {
        Random random = new Random(7);
        Path folder = directory.resolve("voices");
        Set<String> kept = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            kept.addAll(storeAndKill(folder, "Round " + kill + " ", 1 + random.nextInt(MOST_BEFORE_A_KILL)));
            check(folder, kept);
        }
        System.out.printf("killed %d times: %d voices, all whole; %d leftovers, all swept%n", KILLS, voices, leftovers);
    }

    /** The voices that the process reported as stored. */
    private static Set<String> storeAndKill(Path folder, String names, int count)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VoiceStoring.class.getName(),
                        folder.toString(),
                        names)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> kept = new HashSet<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                kept.add(said.readLine());
            }
            process.toHandle().destroyForcibly(); // its output can still be read
            said.lines().filter(id -> id.matches("round-\\d+-\\d+")).forEach(kept::add);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return kept;
    }

    private void check(Path folder, Set<String> kept) throws IOException {
        VoiceStore reader = store(folder);
        Set<Voice> found = reader.cloned();
        assertThat(found).extracting(Voice::id).containsAll(kept);
        for (Path entry : entries(folder)) {
            String id = entry.getFileName().toString();
            if (id.startsWith(".")) {
                leftovers++;
                Files.setLastModifiedTime(entry, FileTime.fromMillis(1)); // an hour later
            } else {
                assertThat(reader.unusable(id)).as(id).isEmpty();
                assertThat(reader.conditioning(id).latents()).containsExactly(1, 2);
                assertThat(reader.provenance(id)).isPresent();
                String name = reader.find(id).orElseThrow().voice().name();
                assertThat(VoiceId.of(name)).isIn(id, VoiceId.of(VoiceStoring.renamed(id)));
            }
        }
        voices = found.size();
        String next = "after-" + kept.size();
        reader.add(
                new ClonedVoice(next, "en", Voice.Sex.MALE, 0, "I agree.", "2026-11-23T10:00:00Z", List.of(), "none"),
                new Conditioning(new float[] {1, 2}, new float[] {3, 4}));
        reader.remove(next);
        assertThat(entries(folder))
                .noneMatch(entry -> entry.getFileName().toString().startsWith("."));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private VoiceStore store(Path folder) {
        return new VoiceStore(folder, SmallDimensions.DIMENSIONS, new XttsLayout(directory.resolve("no-model")));
    }
}
