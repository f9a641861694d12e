package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.manifest.ModelSource;
import org.junit.jupiter.api.Test;

final class KokoroModelPackageTest {

    /** 510 lengths of 256 float32. */
    private static final long VOICE_BYTES = 510 * 256 * 4;

    private final ModelManifest manifest = new KokoroModelPackage().manifest();

    private List<ModelFile> voices() {
        return manifest.files().stream()
                .filter(file -> file.path().startsWith("voices/"))
                .toList();
    }

    @Test
    void package_isFoundOnTheClassPath() {
        assertThat(ModelPackage.onClassPath(getClass().getClassLoader()))
                .hasAtLeastOneElementOfType(KokoroModelPackage.class);
    }

    @Test
    void manifest_namesTheGraphAndItsHash() {
        assertThat(manifest.name()).isEqualTo("kokoro");
        assertThat(manifest.licence()).isEqualTo("Apache-2.0");
        assertThat(manifest.acceptanceNeeded()).isFalse();
        ModelFile graph = manifest.files().get(0);
        assertThat(graph.path()).isEqualTo(KokoroModelPackage.ORIGINAL);
        assertThat(graph.bytes()).isEqualTo(92_361_271);
        assertThat(graph.sha256()).isEqualTo("6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb");
    }

    @Test
    void manifest_has54DifferentVoices() {
        Pattern name = Pattern.compile("voices/[abefhijpz][fm]_[a-z]+\\.bin");
        assertThat(voices()).hasSize(54).allSatisfy(voice -> {
            assertThat(voice.path()).matches(name);
            assertThat(voice.bytes()).isEqualTo(VOICE_BYTES);
        });
        assertThat(voices()).extracting(ModelFile::path).doesNotHaveDuplicates();
        assertThat(voices()).extracting(ModelFile::sha256).doesNotHaveDuplicates();
    }

    @Test
    void everyFile_canBeHadFromTheHubAndFromPackages() {
        assertThat(manifest.files())
                .allSatisfy(file -> assertThat(file.sources())
                        .hasSize(2)
                        .hasAtLeastOneElementOfType(ModelSource.Web.class)
                        .hasAtLeastOneElementOfType(ModelSource.Packaged.class));
    }

    @Test
    void preparedFiles_areNotThePublishedOnes() {
        assertThat(new KokoroModelPackage().preparedFiles())
                .contains(KokoroModelPackage.PREPARED)
                .doesNotContain(KokoroModelPackage.ORIGINAL);
    }
}
