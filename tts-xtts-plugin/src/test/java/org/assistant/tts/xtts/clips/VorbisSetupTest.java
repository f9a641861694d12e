package org.assistant.tts.xtts.clips;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class VorbisSetupTest {

    private final BitSet bits = new BitSet();
    private int length = 7 * 8;

    @Test
    void headerOfLibvorbis_isFine_andNoneCutOff() throws IOException {
        byte[] setup = setup("tone.ogg");
        assertThatCode(() -> VorbisSetup.check(setup)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VorbisSetup.check(Arrays.copyOf(setup, setup.length / 2)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void fewBytesThatAskForManyEntries_areRefused() {
        put(8, 255)
                .put(24, 0x564342)
                .put(16, 1)
                .put(24, 0xFFFFFF)
                .put(1, 1)
                .put(5, 1)
                .put(24, 0xFFFFFF);
        assertRefused();
    }

    @Test
    void entriesOfManyDimensions_areRefused() {
        put(8, 0)
                .put(24, 0x564342)
                .put(16, 0xFFFF)
                .put(24, 1000)
                .put(1, 1)
                .put(5, 1)
                .put(10, 1000);
        assertRefused();
    }

    @Test
    void bookTooSmallForItsClasses_isRefused() {
        small().put(16, 0).put(24, 0).put(24, 128).put(24, 31).put(6, 63).put(8, 0);
        assertRefused();
    }

    @Test
    void packetOfTooManyValues_isRefused() {
        small().put(16, 0).put(24, 0).put(24, 0xFFFFFF).put(24, 0).put(6, 0).put(8, 0);
        assertRefused();
    }

    @Test
    void smallHeader_isFine() {
        small().put(16, 0)
                .put(24, 0)
                .put(24, 128)
                .put(24, 31)
                .put(6, 0)
                .put(8, 0)
                .put(3, 1)
                .put(1, 0)
                .put(8, 0);
        assertThatCode(() -> VorbisSetup.check(packet())).doesNotThrowAnyException();
    }

    /** One book of two entries of eight dimensions, one floor, and the beginning of its only residue. */
    private VorbisSetupTest small() {
        put(8, 0)
                .put(24, 0x564342)
                .put(16, 8)
                .put(24, 2)
                .put(1, 0)
                .put(1, 0)
                .put(5, 0)
                .put(5, 0)
                .put(4, 0);
        put(6, 0).put(16, 0);
        put(6, 0).put(16, 1).put(5, 0).put(2, 0).put(4, 0);
        return put(6, 0);
    }

    private VorbisSetupTest put(int count, int value) {
        for (int i = 0; i < count; i++) {
            bits.set(length++, (value >> i & 1) == 1);
        }
        return this;
    }

    private byte[] packet() {
        return Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
    }

    private void assertRefused() {
        assertThatThrownBy(() -> VorbisSetup.check(packet()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than a recording needs");
    }

    private static byte[] setup(String file) throws IOException {
        try (InputStream in = VorbisSetupTest.class.getResourceAsStream(file)) {
            OggPackets packets = new OggPackets(in.readAllBytes());
            packets.next();
            packets.next();
            return packets.next().orElseThrow();
        }
    }
}
