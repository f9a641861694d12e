package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.onnx.graph.ByteKernel;
import org.junit.jupiter.api.Test;

final class ProcessorTest {

    private static final String NEW = """
            processor\t: 0
            model name\t: Some Processor
            flags\t\t: fpu sse2 avx2 avx512_vnni
            processor\t: 1
            model name\t: Some Processor
            flags\t\t: fpu sse2 avx2 avx512_vnni
            """;

    private static final String OLD = NEW.replace(" avx512_vnni", "");

    @Test
    void sumsOfFourProducts_allowEightBits_othersGetSeven() {
        assertThat(Processor.of("Linux amd64", NEW).largestWeight()).isEqualTo(ByteKernel.EIGHT_BITS);
        assertThat(Processor.of("Linux amd64", OLD).largestWeight()).isEqualTo(ByteKernel.SEVEN_BITS);
        assertThat(Processor.of("Windows 11 amd64", "").largestWeight()).isEqualTo(ByteKernel.SEVEN_BITS);
        assertThat(Processor.of("Mac OS X aarch64", "").largestWeight()).isEqualTo(ByteKernel.EIGHT_BITS);
    }

    @Test
    void id_isThatOfTheKind() {
        Processor processor = Processor.of("Linux amd64", NEW);
        assertThat(processor.id())
                .matches("[0-9a-f]{8}")
                .isEqualTo(Processor.of("Linux amd64", NEW).id());
        assertThat(processor.id())
                .isNotEqualTo(Processor.of("Linux amd64", OLD).id())
                .isNotEqualTo(Processor.of("Linux amd64", NEW.replace("Some", "Other"))
                        .id())
                .isNotEqualTo(Processor.of("Linux aarch64", NEW).id());
    }

    @Test
    void here_isKnownSomehow() {
        assertThat(Processor.here().architecture()).isNotBlank();
        assertThat(Processor.here()).isEqualTo(Processor.here());
    }
}
