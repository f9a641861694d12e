package org.assistant.it.hostile.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The result of repeated sending on one connection.
 *
 * @param bytes that the server accepted
 * @param cut whether the server broke the connection
 */
public record Flood(long bytes, boolean cut) {

    private static final long PAUSE_NANOS = 2_000_000;

    /** Sends {@code first} and then {@code block} over and over, for {@code duration} or until {@code most} bytes are sent. */
    public static Flood of(Victim victim, byte[] first, byte[] block, Duration duration, long most) throws IOException {
        return of(victim, first, block, duration, most, false);
    }

    /** Sends {@code block} over and over, reads the answers, and leaves after {@code duration}. */
    public static Flood readingOf(Victim victim, byte[] block, Duration duration) throws IOException {
        return of(victim, new byte[0], block, duration, Long.MAX_VALUE, true);
    }

    private static Flood of(Victim victim, byte[] first, byte[] block, Duration duration, long most, boolean reads)
            throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        long sent = 0;
        ByteBuffer answers = ByteBuffer.allocate(1 << 16);
        try (SocketChannel channel = SocketChannel.open()) {
            channel.bind(new InetSocketAddress(Wire.STRANGER, 0));
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), victim.port()));
            channel.configureBlocking(false);
            ByteBuffer next = ByteBuffer.wrap(first);
            ByteBuffer again = ByteBuffer.wrap(block);
            while (System.nanoTime() < end && sent < most) {
                int count = channel.write(next);
                sent += count;
                if (reads) {
                    count += Math.max(0, channel.read(answers.clear()));
                }
                if (count == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                if (!next.hasRemaining()) {
                    next = again.rewind();
                }
            }
            return new Flood(sent, false);
        } catch (IOException e) {
            if (sent == 0) {
                throw e;
            }
            return new Flood(sent, true);
        }
    }

    @Override
    public String toString() {
        return String.format("%,d kB sent%s", bytes / 1_000, cut ? ", then cut off" : "");
    }
}
