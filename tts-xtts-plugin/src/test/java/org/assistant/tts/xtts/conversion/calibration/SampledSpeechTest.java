package org.assistant.tts.xtts.conversion.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.xtts.conversion.FormulaModel;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FusedFormula;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.conversion.graph.ConditioningGraph;
import org.assistant.tts.xtts.conversion.graph.GptGraph;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.conversion.graph.SpeakerGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampledSpeechTest {

    private static final Weights WEIGHTS = new FusedFormula(new FormulaCheckpoint(FormulaCheckpoint.Size.SMALL));
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(FormulaCheckpoint.Size.SMALL);

    @TempDir
    private Path folder;

    private XttsLayout layout;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void convert() throws IOException {
        FormulaModel.write(folder.resolve("checkpoint"));
        layout = new XttsLayout(folder);
        Files.createDirectories(layout.builtInSpeakers());
        Files.copy(folder.resolve("checkpoint/vocab.json"), layout.convertedVocabulary());
        Path graph = layout.gpt(Precision.INT8);
        GptGraph.build(WEIGHTS, DIMENSIONS, Precision.INT8).write(graph, XttsLayout.weights(graph));
    }

    private CalibrationSpeeches speeches() throws IOException {
        Progress progress = new Progress() {
            @Override
            public void at(String step, long done, long total) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        return new SampledSpeech(List.of(Precision.INT4, Precision.INT8))
                .of(new GraphMaterial(WEIGHTS, DIMENSIONS, layout, "", progress));
    }

    private void speaker(int index) throws IOException {
        float[] latents = new float[DIMENSIONS.conditioningLatents() * DIMENSIONS.width()];
        Arrays.fill(latents, index);
        float[] embedding = new float[DIMENSIONS.speakerWidth()];
        embedding[index] = 1;
        new SpeakerFile("speaker " + index, latents, embedding)
                .write(layout.builtInSpeakers().resolve("00" + index + SpeakerFile.ENDING));
    }

    @Test
    void builtInSpeakers_speakInTurn() throws IOException {
        for (int i = 0; i < 4; i++) {
            speaker(i);
        }
        CalibrationSpeeches speeches = speeches();
        assertThat(notes).isEmpty();
        assertThat(speeches.heard()).hasSize(6);
        assertThat(speeches.unheard()).hasSize(2);
        assertThat(speeches.heard().get(0).speaker()[0]).isEqualTo(1);
        assertThat(speeches.heard().get(5).speaker()[2]).isEqualTo(1);
        assertThat(speeches.unheard().get(1).speaker()[3]).isEqualTo(1);
        assertThat(speeches.unheard().get(1).frames(4)).hasSize(30 * 4 * DIMENSIONS.width());
    }

    @Test
    void sameCheckpoint_sameSpeech() throws IOException {
        speaker(0);
        float[] first = speeches().heard().get(1).frames(4);
        assertThat(speeches().heard().get(1).frames(4)).isEqualTo(first);
        assertThat(speeches().heard().get(2).frames(4)).isNotEqualTo(first);
    }

    @Test
    void noSpeakers_voicesAreMadeUp() throws IOException {
        SpeakerGraph.build(WEIGHTS, DIMENSIONS).write(layout.speaker(), XttsLayout.weights(layout.speaker()));
        ConditioningGraph.build(WEIGHTS, DIMENSIONS)
                .write(layout.conditioning(), XttsLayout.weights(layout.conditioning()));
        CalibrationSpeeches speeches = speeches();
        assertThat(notes).singleElement().asString().contains("synthetic voices");
        float[] embedding = speeches.heard().get(0).speaker();
        double length = 0;
        for (float value : embedding) {
            length += value * value;
        }
        assertThat(length).isBetween(0.999, 1.001);
        assertThat(speeches.heard().get(1).speaker()).isNotEqualTo(embedding);
    }
}
