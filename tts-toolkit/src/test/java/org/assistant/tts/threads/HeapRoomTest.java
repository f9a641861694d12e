package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class HeapRoomTest {

    private static final long MEBIBYTE = 1 << 20;

    private long free = 100 * MEBIBYTE;
    private long afterCollection = 100 * MEBIBYTE;
    private int collections;
    private long now;
    private final HeapRoom room = new HeapRoom(() -> free, this::collect, () -> now);

    @Test
    void enough_isGivenWithoutACollection() {
        room.require(100 * MEBIBYTE, "a test");
        assertThat(collections).isZero();
    }

    @Test
    void garbage_isCollectedFirst() {
        free = 10 * MEBIBYTE;
        room.require(100 * MEBIBYTE, "a test");
        assertThat(collections).isOne();
    }

    @Test
    void tooLittle_saysWhatIsNeededAndWhatToDo() {
        afterCollection = 30 * MEBIBYTE;
        free = 10 * MEBIBYTE;
        assertThatThrownBy(() -> room.require(100 * MEBIBYTE, "a test"))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("a test needs 100 MB")
                .hasMessageContaining("30 MB are free")
                .hasMessageContaining("-Xmx");
    }

    @Test
    void requestsInARow_shareOneCollection() {
        afterCollection = 10 * MEBIBYTE;
        free = 10 * MEBIBYTE;
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> room.require(100 * MEBIBYTE, "a test")).isInstanceOf(TTSException.class);
        }
        assertThat(collections).isOne();
        now += Duration.ofSeconds(5).toNanos();
        afterCollection = 200 * MEBIBYTE;
        room.require(100 * MEBIBYTE, "a test");
        assertThat(collections).isEqualTo(2);
    }

    /** Requests more of the JVM's heap than any test has, or next to nothing. */
    @Test
    void heapOfThisJvm_isLookedAt() {
        HeapRoom heap = new HeapRoom();
        heap.require(1, "a test");
        assertThatThrownBy(() -> heap.require(Long.MAX_VALUE, "a test")).isInstanceOf(TTSException.class);
    }

    private void collect() {
        collections++;
        free = afterCollection;
    }
}
