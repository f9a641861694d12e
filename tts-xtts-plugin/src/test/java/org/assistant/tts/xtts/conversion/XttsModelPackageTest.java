package org.assistant.tts.xtts.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsLayout;
import org.junit.jupiter.api.Test;

final class XttsModelPackageTest {

    private final ModelManifest manifest = new XttsModelPackage().manifest();

    @Test
    void package_isFoundOnTheClassPath() {
        assertThat(ModelPackage.onClassPath(getClass().getClassLoader()))
                .hasAtLeastOneElementOfType(XttsModelPackage.class);
    }

    @Test
    void licence_hasToBeAccepted() {
        assertThat(manifest.acceptanceNeeded()).isTrue();
        assertThat(manifest.licenceSummary()).contains("non-commercial");
        assertThat(manifest.licenceAddress()).endsWith("/LICENSE.txt");
    }

    @Test
    void files_areThoseOfTheLayoutAtOneRevision() {
        XttsLayout layout = new XttsLayout(Path.of("x"));
        assertThat(manifest.name()).isEqualTo(XttsLayout.NAME);
        assertThat(manifest.files())
                .extracting(ModelFile::path)
                .contains("LICENSE.txt")
                .containsAll(List.of(
                        name(layout.config()),
                        name(layout.vocabulary()),
                        name(layout.checkpoint()),
                        name(layout.checkpointSpeakers())));
        assertThat(manifest.bytes()).isEqualTo(1_876_053_537L);
        assertThat(manifest.files())
                .allSatisfy(file -> assertThat(file.sources())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                ModelSource.Web.class,
                                web -> assertThat(web.address().toString())
                                        .endsWith("/resolve/6c2b0d75eae4b7047358e3b6bd9325f857d43f77/" + file.path())));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Test
    void nothingConverted_theRecordIsMissing() {
        assertThat(new XttsModelPackage().preparedFiles(Path.of("there-is-none")))
                .containsExactly("onnx/conversion-3.json");
    }

    @Test
    void steps_makeEveryGraphOnce() {
        XttsLayout layout = new XttsLayout(Path.of("x"));
        assertThat(GraphSteps.of(List.of(Precision.INT8, Precision.INT4, Precision.FP16)))
                .extracting(step -> step.file().apply(layout))
                .doesNotHaveDuplicates()
                .containsAll(layout.graphs(Precision.INT8))
                .containsAll(layout.graphs(Precision.INT4))
                .containsAll(layout.graphs(Precision.FP16));
    }
}
