package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitializerTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0x0000",
        "-0.0, 0x8000",
        "1, 0x3C00",
        "-2.5, 0xC100",
        "65504, 0x7BFF", // the largest
        "65519.996, 0x7BFF",
        "65520, 0x7C00",
        "1e9, 0x7C00",
        "-Infinity, 0xFC00",
        "NaN, 0x7E00",
        "6.1035156e-5, 0x0400", // 2^-14
        "6.1e-5, 0x03FF", // 1023.4 * 2^-24
        "5.9604645e-8, 0x0001", // 2^-24
        "2.9802322e-8, 0x0000", // half of that rounds to the even neighbour
        "2.9802326e-8, 0x0001",
        "1.00048828125, 0x3C00", // between 1 and the next: even
        "1.00146484375, 0x3C02", // between the next two: even
    })
    void half_isTheNearestNumber_andOfTwoTheEven(float value, String bits) {
        assertThat(HalfPrecision.of(value)).isEqualTo((short) (int) Integer.decode(bits));
    }

    @Test
    void halves_areTwoBytesEach_lowByteFirst() {
        Initializer halves = Initializer.halves("h", List.of(2L), () -> new float[] {1, -2.5f});
        assertThat(halves.raw().toByteArray()).containsExactly(0x00, 0x3C, 0x00, 0xC1);
        assertThat(halves.header().getDataType()).isEqualTo(DataType.FLOAT16.getNumber());
    }

    @Test
    void longs_areALineOfEightBytesEach() {
        Initializer longs = Initializer.longs("l", 3, -1);
        ByteBuffer raw = longs.raw().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(longs.shape()).containsExactly(2L);
        assertThat(raw.getLong()).isEqualTo(3);
        assertThat(raw.getLong()).isEqualTo(-1);
        assertThat(raw.hasRemaining()).isFalse();
    }

    @Test
    void longs_areReadBack_rawOrTyped() {
        assertThat(Initializer.longs("l", 3, -1).toLongs()).containsExactly(3, -1);
        OnnxGraph typed = new TinyGraph().constant("l", List.of(2L), 5L, -6L).build();
        assertThat(typed.initializer("l").orElseThrow().toLongs()).containsExactly(5, -6);
        assertThatThrownBy(() ->
                        Initializer.floats("f", List.of(1L), () -> new float[1]).toLongs())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f has elements");
    }

    @Test
    void bytes_areReadBackWithTheirSign() {
        byte[] content = {-1, 7};
        assertThat(Initializer.bytes("b", DataType.INT8, List.of(2L), () -> content)
                        .toFloats())
                .containsExactly(-1, 7);
        assertThat(Initializer.bytes("b", DataType.UINT8, List.of(2L), () -> content)
                        .toFloats())
                .containsExactly(255, 7);
        assertThatThrownBy(() -> Initializer.bytes("b", DataType.FLOAT, List.of(2L), () -> content))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
