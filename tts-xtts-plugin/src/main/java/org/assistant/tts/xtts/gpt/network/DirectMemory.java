package org.assistant.tts.xtts.gpt.network;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Memory outside the heap that its owner releases explicitly. The collector alone can keep it for minutes, and a JVM short of
 * direct memory pauses for more than a second: it collects the whole heap several times, and waits in between.
 */
final class DirectMemory {

    /** Empty if the virtual machine or the server hides it; the memory is then released by the collector at some time. */
    private static final Optional<MethodHandle> FREE = cleaner();

    private DirectMemory() {}

    /**
     * Allocates {@code bytes} zero bytes in native byte order.
     *
     * @throws OutOfMemoryError if there is not enough direct memory; the heap is not affected
     */
    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Releases the memory of {@code buffer}.
     *
     * @param buffer as {@link #allocate} returned it; any later access to it or to a view of it would crash the process
     */
    static void free(ByteBuffer buffer) {
        if (FREE.isPresent()) {
            try {
                FREE.get().invoke(buffer);
            } catch (Throwable e) {
                throw new IllegalArgumentException("the buffer does not own its memory", e);
            }
        }
    }

    private static Optional<MethodHandle> cleaner() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe"); // the only access to this since Java 9
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
