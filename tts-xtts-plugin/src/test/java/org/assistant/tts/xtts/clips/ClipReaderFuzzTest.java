package org.assistant.tts.xtts.clips;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile recordings: the result is sound within the limits or a refusal, soon, and with little memory. The build runs the seeds
 * and earlier findings; with {@code JAZZER_FUZZ=1} in the environment one method is fuzzed, for example
 * {@code mvn -pl tts-xtts-plugin -am test -Dtest='ClipReaderFuzzTest#file' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class ClipReaderFuzzTest {

    /** Limits of decoded sound: less than {@link ClipLimits#DEFAULT}, so that they are reached often. */
    private static final ClipLimits LIMITS = new ClipLimits(1 << 20, 5);

    /** A recording of a megabyte and five seconds takes some milliseconds; a hang takes much longer. */
    private static final long MOST_NANOS = 1_000_000_000L;

    /** All memory allocated on the way, whether freed or not. */
    private static final long MOST_BYTES = 512L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ClipReader reader = new ClipReader(LIMITS);

    /** Any file. */
    @MethodSource("files")
    @FuzzTest(maxDuration = "5m")
    void file(byte[] file) {
        if (file != null) {
            read(file);
        }
    }

    /** Ogg whose pages have correct checksums, which a fuzzer does not guess. */
    @MethodSource("oggFiles")
    @FuzzTest(maxDuration = "5m")
    void oggPages(byte[] file) {
        if (file != null) {
            read(withRightChecksums(file));
        }
    }

    /** The subframes of FLAC: the checksums of whole frames keep a fuzzer out. */
    @MethodSource("subframes")
    @FuzzTest(maxDuration = "5m")
    void flacSubframe(byte[] part) {
        if (part == null || part.length < 4) {
            return;
        }
        int blockSize = ByteBuffer.wrap(part).getShort() & 0xFFFF;
        int sampleBits = 4 + (part[2] & 0xFF) % 30;
        bounded(() -> {
            try {
                new FlacSubframe(new BitReader(part, 3)).decode(blockSize + 1, sampleBits);
            } catch (IOException | RuntimeException e) {
                // Refused, as the reader does.
            }
        });
    }

    static Stream<byte[]> files() {
        Pcm tone = ToneClips.sine(440, 0.5, 0.05, 24_000);
        return Stream.concat(
                Stream.of(AudioFormat.WAV, AudioFormat.FLAC, AudioFormat.MP3, AudioFormat.OPUS)
                        .map(format -> format.encode(tone)),
                Stream.of(resource("tone.ogg"), resource("tone.m4a"), resource("alac.m4a")));
    }

    static Stream<byte[]> oggFiles() {
        return Stream.of(AudioFormat.OPUS.encode(ToneClips.sine(440, 0.5, 0.05, 24_000)), resource("tone.ogg"));
    }

    static Stream<byte[]> subframes() {
        byte[] flac = AudioFormat.FLAC.encode(ToneClips.sine(440, 0.5, 0.05, 24_000));
        return Stream.of(flac, ByteBuffer.allocate(9).putShort((short) 0xFFFF).array());
    }

    private void read(byte[] file) {
        bounded(() -> {
            try {
                Pcm pcm = reader.read(Clip.of(file));
                assertThat(pcm.length()).isBetween(1, LIMITS.mostSeconds() * pcm.sampleRate());
            } catch (TTSException.InvalidRequest e) {
                assertThat(e).hasMessageContaining("the recording");
            }
        });
    }

    private static void bounded(Runnable decoding) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        decoding.run();
        assertThat(THREADS.getCurrentThreadCpuTime() - start).as("nanoseconds").isLessThan(MOST_NANOS);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).as("bytes").isLessThan(MOST_BYTES);
    }

    /** Returns {@code file} with the checksum of each page corrected, up to the first invalid page. */
    private static byte[] withRightChecksums(byte[] file) {
        ByteBuffer pages = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (Optional<Integer> end = OggPage.end(pages, at); end.isPresent(); end = OggPage.end(pages, at)) {
            OggPage.sign(pages, at, end.orElseThrow());
            at = end.orElseThrow();
        }
        return pages.array();
    }

    private static byte[] resource(String name) {
        try (InputStream in = ClipReaderFuzzTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frame of a page of Ogg (RFC 3533). */
    private static final class OggPage {
        private static final int CHECKSUM_AT = 22;
        private static final int SEGMENTS_AT = 26;
        private static final int HEADER_BYTES = 27;

        private OggPage() {}

        /** Returns the end of the page that begins {@code at}, if there is one. */
        static Optional<Integer> end(ByteBuffer file, int at) {
            if (file.capacity() - at < HEADER_BYTES) {
                return Optional.empty();
            }
            int segments = file.get(at + SEGMENTS_AT) & 0xFF;
            int end = at + HEADER_BYTES + segments;
            for (int i = 0; i < segments && at + HEADER_BYTES + i < file.capacity(); i++) {
                end += file.get(at + HEADER_BYTES + i) & 0xFF;
            }
            return end <= file.capacity() ? Optional.of(end) : Optional.empty();
        }

        static void sign(ByteBuffer file, int from, int to) {
            file.putInt(from + CHECKSUM_AT, 0);
            int crc = 0;
            for (int i = from; i < to; i++) {
                crc ^= file.get(i) << 24;
                for (int bit = 0; bit < 8; bit++) {
                    crc = crc << 1 ^ (crc < 0 ? 0x04C11DB7 : 0);
                }
            }
            file.putInt(from + CHECKSUM_AT, crc);
        }
    }
}
