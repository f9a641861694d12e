package org.assistant.tts.xtts.gpt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class KvCacheTest {

    private static final int TENSORS = 2;
    private static final int HEADS = 2;
    private static final int POSITIONS = 3;

    private final KvCache cache = new KvCache(TENSORS, 2, HEADS, POSITIONS, Float.BYTES);

    @Test
    void view_isTheMemoryOfItsSlots() {
        write(0);
        write(1);
        assertThat(floats(1, 1, 1)).containsExactly(1100, 1101, 1102, 1110, 1111, 1112);
        assertThat(floats(0, 0, 2)).hasSize(12).startsWith(0, 1, 2, 10).endsWith(112);
        assertThat(cache.view(0, 1, 1).isDirect()).isTrue();
    }

    @Test
    void move_copiesThePositionsThatWereRead_ofEachHead() {
        write(0);
        write(1);
        cache.move(1, 0, 2);
        assertThat(floats(0, 0, 1)).containsExactly(100, 101, 2, 110, 111, 12);
        assertThat(floats(1, 0, 1)).containsExactly(1100, 1101, 1002, 1110, 1111, 1012);
        assertThat(floats(0, 1, 1)).containsExactly(100, 101, 102, 110, 111, 112);
    }

    @Test
    void savedPrefix_canBeTheBeginningOfAnotherSlot() {
        write(0);
        KvPrefix prefix = cache.save(0, 2);
        write(1);
        FloatBuffer first = cache.view(0, 0, 1).asFloatBuffer();
        first.put(0, -1);
        cache.restore(1, prefix);
        assertThat(prefix.length()).isEqualTo(2);
        assertThat(floats(0, 1, 1)).containsExactly(0, 1, 102, 10, 11, 112);
        assertThat(floats(1, 1, 1)).containsExactly(1000, 1001, 1102, 1010, 1011, 1112);
    }

    @Test
    void grown_keepsWhatIsThere() {
        write(0);
        write(1);
        cache.resize(4);
        assertThat(cache.slots()).isEqualTo(4);
        assertThat(floats(1, 0, 2)).startsWith(1000, 1001, 1002, 1010).endsWith(1110, 1111, 1112);
        assertThat(floats(1, 2, 2)).containsOnly(0);
    }

    @Test
    void shrunk_keepsTheFirst() {
        write(0);
        write(1);
        cache.resize(1);
        assertThat(cache.slots()).isOne();
        assertThat(floats(1, 0, 1)).startsWith(1000, 1001, 1002, 1010);
    }

    @Test
    void noMemory_isOverload_andEverySequenceIsWhereItWas() {
        Deque<Integer> room = new ArrayDeque<>(List.of(1, 1, 1)); // both tensors, and one larger tensor
        KvCache narrow = new KvCache(TENSORS, 1, 1, 1, Float.BYTES, bytes -> {
            if (room.poll() == null) {
                throw new OutOfMemoryError();
            }
            return DirectMemory.allocate(bytes);
        });
        narrow.view(0, 0, 1).asFloatBuffer().put(5);
        narrow.view(1, 0, 1).asFloatBuffer().put(7);
        assertThatThrownBy(() -> narrow.resize(2))
                .isInstanceOf(TTSException.EngineOverloaded.class)
                .hasMessageContaining("tts.xtts.batch-rows");
        assertThat(narrow.slots()).isOne();
        assertThat(narrow.view(0, 0, 1).asFloatBuffer().get()).isEqualTo(5);
        assertThat(narrow.view(1, 0, 1).asFloatBuffer().get()).isEqualTo(7);
    }

    @Test
    void interruptedWhileItGrows_everySequenceIsWhereItWas() {
        write(0);
        write(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cache.resize(4)).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cache.slots()).isEqualTo(2);
        cache.resize(3);
        assertThat(floats(1, 0, 2)).startsWith(1000, 1001, 1002, 1010).endsWith(1110, 1111, 1112);
    }

    @Test
    void grownAndShrunk_givesItsMemoryBackAtOnce() {
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        KvCache large = new KvCache(TENSORS, 1, 1, 1 << 20, Float.BYTES);
        long before = direct.getMemoryUsed();
        for (int i = 0; i < 20; i++) {
            large.resize(2);
            large.resize(1);
        }
        assertThat(direct.getMemoryUsed() - before).as("bytes").isLessThan(8 << 20);
    }

    /** Writes tensor, slot, head and position as the four digits of each value. */
    private void write(int slot) {
        for (int tensor = 0; tensor < TENSORS; tensor++) {
            FloatBuffer values = cache.view(tensor, slot, 1).asFloatBuffer();
            for (int head = 0; head < HEADS; head++) {
                for (int position = 0; position < POSITIONS; position++) {
                    values.put(1000 * tensor + 100 * slot + 10 * head + position);
                }
            }
        }
    }

    private float[] floats(int tensor, int first, int count) {
        float[] values = new float[count * HEADS * POSITIONS];
        cache.view(tensor, first, count).asFloatBuffer().get(values);
        return values;
    }
}
