package org.assistant.tts.xtts.vocoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against the frames that PyTorch's interpolation makes of the same latents. */
@EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
final class FrameGoldenTest {

    private static final int WIDTH = 128;

    /** PyTorch keeps its positions in float32. */
    private static final double ROUNDING = 5e-5;

    @Test
    void frames_sameAsOfTheReference() throws IOException {
        float[] latents = floats("latents_ar.npy");
        float[] expected = floats("z24k.npy");
        LatentFrames frames = new LatentFrames(new Interpolation(Rates.PUBLISHED, 1), WIDTH);
        for (int at = 0; at < latents.length; at += WIDTH) {
            frames.append(Arrays.copyOfRange(latents, at, at + WIDTH));
        }
        assertThat(frames.all()).isEqualTo(expected.length / WIDTH);
        float[] made = frames.between(0, frames.all());
        for (int i = 0; i < made.length; i++) {
            assertThat(Math.abs(made[i] - expected[i])).as("value %d", i).isLessThan((float) ROUNDING);
        }
    }

    private static float[] floats(String name) throws IOException {
        Path file = Path.of(System.getProperty("xtts.reference"), name);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(10 + bytes.getShort(8)); // magic number, version, length of the header
        FloatBuffer buffer = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
