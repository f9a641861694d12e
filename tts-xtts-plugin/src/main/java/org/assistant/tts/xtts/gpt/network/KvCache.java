package org.assistant.tts.xtts.gpt.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.assistant.tts.spi.TTSException;

/**
 * Keys and values of the positions that the network has read, for several sequences at once; native memory, which the network
 * reads and writes in place. For one thread at a time.
 *
 * <p>There are two tensors a layer, its keys and its values, each [slots, heads, positions, head width]. A sequence occupies a
 * slot; the slots from any one on are a contiguous piece of each tensor, so that a run of fewer sequences needs no copy.
 */
public final class KvCache {

    private final int heads;
    private final int positions;
    private final int positionBytes; // of one head
    private final IntFunction<ByteBuffer> memory; // allocates a number of bytes
    private final List<ByteBuffer> tensors = new ArrayList<>();
    private int slots;

    /**
     * @param tensorCount two a layer
     * @param positions most positions of a sequence
     * @param positionBytes bytes of one position of one head
     */
    public KvCache(int tensorCount, int slots, int heads, int positions, int positionBytes) {
        this(tensorCount, slots, heads, positions, positionBytes, DirectMemory::allocate);
    }

    public KvCache(
            int tensorCount, int slots, int heads, int positions, int positionBytes, IntFunction<ByteBuffer> memory) {
        this.memory = memory;
        this.slots = slots;
        this.heads = heads;
        this.positions = positions;
        this.positionBytes = positionBytes;
        for (int i = 0; i < tensorCount; i++) {
            tensors.add(allocate(slots));
        }
    }

    int slots() {
        return slots;
    }

    public int positions() {
        return positions;
    }

    /** The memory of {@code count} slots from {@code first} on, in one tensor. */
    public ByteBuffer view(int tensor, int first, int count) {
        return tensors.get(tensor)
                .slice(first * slotBytes(), count * slotBytes())
                .order(ByteOrder.nativeOrder());
    }

    /**
     * Changes the number of slots; sequences that fit keep their slots, earlier views become invalid. Resizes one tensor after
     * the other, so that the peak is hardly above the final size.
     *
     * @throws TTSException.EngineOverloaded if there is not enough memory; all sequences then keep their slots
     * @throws TTSException.Cancelled if the thread was interrupted; all sequences then keep their slots
     */
    void resize(int wanted) {
        int kept = Math.min(slots, wanted);
        for (int i = 0; i < tensors.size(); i++) {
            if (Thread.currentThread().isInterrupted()) { // hundreds of megabytes take a while
                throw new TTSException.Cancelled(null);
            }
            ByteBuffer resized = allocate(wanted);
            resized.put(0, tensors.get(i), 0, kept * slotBytes());
            DirectMemory.free(tensors.set(i, resized));
            slots = kept;
        }
        slots = wanted;
    }

    /** Copies the first {@code length} positions of a sequence to another slot. */
    public void move(int from, int to, int length) {
        for (ByteBuffer tensor : tensors) {
            for (int head = 0; head < heads; head++) {
                tensor.put(at(to, head), tensor, at(from, head), length * positionBytes);
            }
        }
    }

    /** Returns a copy of the first {@code length} positions of a sequence. */
    public KvPrefix save(int slot, int length) {
        int piece = length * positionBytes;
        ByteBuffer copy = ByteBuffer.allocate(tensors.size() * heads * piece);
        int at = 0;
        for (ByteBuffer tensor : tensors) {
            for (int head = 0; head < heads; head++, at += piece) {
                copy.put(at, tensor, at(slot, head), piece);
            }
        }
        return new KvPrefix(length, copy);
    }

    /** Makes {@code prefix} the beginning of a sequence. */
    public void restore(int slot, KvPrefix prefix) {
        int piece = prefix.length() * positionBytes;
        int at = 0;
        for (ByteBuffer tensor : tensors) {
            for (int head = 0; head < heads; head++, at += piece) {
                tensor.put(at(slot, head), prefix.content(), at, piece);
            }
        }
    }

    private int at(int slot, int head) {
        return (slot * heads + head) * positions * positionBytes;
    }

    private int slotBytes() {
        return heads * positions * positionBytes;
    }

    private ByteBuffer allocate(int count) {
        try {
            return memory.apply(Math.multiplyExact(count, slotBytes()));
        } catch (OutOfMemoryError e) {
            // Only direct memory is exhausted; the heap is not affected.
            throw new TTSException.EngineOverloaded("not enough memory to decode " + count
                    + " texts at once; lower tts.xtts.batch-rows or raise -XX:MaxDirectMemorySize");
        }
    }
}
