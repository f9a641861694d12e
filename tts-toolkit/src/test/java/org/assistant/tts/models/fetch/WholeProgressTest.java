package org.assistant.tts.models.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.models.FakeModel;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.progress.Progress;
import org.junit.jupiter.api.Test;

final class WholeProgressTest {

    private static final ModelFile GRAPH = FakeModel.file("graph", new byte[900], new ModelSource.Folder(null));
    private static final ModelFile VOICE = FakeModel.file("voice", new byte[50], new ModelSource.Folder(null));
    private static final ModelFile OTHER = FakeModel.file("other", new byte[50], new ModelSource.Folder(null));

    private final List<Long> told = new ArrayList<>();
    private final WholeProgress progress = new WholeProgress(new Listener(), List.of(GRAPH, VOICE, OTHER));

    @Test
    void files_addUp() {
        progress.bytes("graph", 450, 900);
        progress.arrived(GRAPH);
        progress.bytes("voice", 25, 50);

        assertThat(told).containsExactly(450L, 900L, 925L);
    }

    @Test
    void fileInTwoPackages_growsWithThemAndDoesNotGoBackWhenItIsJoined() {
        progress.bytes("first", 100, -1);
        progress.bytes("first", 400, -1);
        progress.bytes("second", 0, -1);
        progress.bytes("second", 480, -1);
        progress.bytes("graph", 10, 900);
        progress.arrived(GRAPH);

        assertThat(told).containsExactly(100L, 400L, 400L, 880L, 880L, 900L);
    }

    @Test
    void packageOfManyFiles_countsForAllOfThem() {
        progress.arrived(GRAPH);
        progress.bytes("voices", 90, -1);
        progress.bytes("voice", 50, 50);
        progress.arrived(VOICE);
        progress.arrived(OTHER);

        assertThat(told).containsExactly(900L, 990L, 990L, 990L, 1000L);
    }

    @Test
    void packageWithMoreThanIsWanted_isNotMoreThanAll() {
        progress.bytes("package", 5000, -1);

        assertThat(told).containsExactly(1000L);
    }

    private final class Listener implements Progress {
        @Override
        public void at(String step, long done, long total) {}

        @Override
        public void whole(long done, long total) {
            assertThat(total).isEqualTo(1000);
            told.add(done);
        }
    }
}
