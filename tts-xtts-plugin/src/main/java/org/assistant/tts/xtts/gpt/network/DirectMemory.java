package org.assistant.tts.xtts.gpt.network;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Memory outside the heap that is given back when its owner says so. Left to the collector it stands there for minutes, and a
 * machine short of it stops for more than a second: it collects the whole heap, several times, and waits in between.
 */
final class DirectMemory {

    /** Nothing where the virtual machine or the server hides it; the collector then does it some day. */
    private static final Optional<MethodHandle> FREE = cleaner();

    private DirectMemory() {}

    /**
     * So many bytes, all 0, in the order of the machine.
     *
     * @throws OutOfMemoryError if there are not as many; the heap is well
     */
    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Gives the memory of {@code buffer} back.
     *
     * @param buffer as {@link #allocate} gave it; nobody may touch it or a view of it any more, which would end the process
     */
    static void free(ByteBuffer buffer) {
        if (FREE.isPresent()) {
            try {
                FREE.get().invoke(buffer);
            } catch (Throwable e) {
                throw new IllegalArgumentException("no memory of its own", e);
            }
        }
    }

    private static Optional<MethodHandle> cleaner() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe"); // has been the one door to this since Java 9
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            MethodType type = MethodType.methodType(void.class, ByteBuffer.class);
            return Optional.of(MethodHandles.lookup()
                    .findVirtual(unsafe, "invokeCleaner", type)
                    .bindTo(instance.get(null)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
