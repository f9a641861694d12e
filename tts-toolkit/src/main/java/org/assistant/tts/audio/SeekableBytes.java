package org.assistant.tts.audio;

import java.util.Arrays;
import net.sourceforge.javaflacencoder.FLACOutputStream;

/** A file in memory; the FLAC encoder seeks back in it to complete its header. */
final class SeekableBytes implements FLACOutputStream {

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int position;

    @Override
    public long seek(long target) {
        position = Math.toIntExact(target);
        return target;
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        int end = Math.addExact(position, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        System.arraycopy(source, offset, bytes, position, length);
        position = end;
        size = Math.max(size, end);
        return length;
    }

    @Override
    public void write(byte value) {
        write(new byte[] {value}, 0, 1);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean canSeek() {
        return true;
    }

    @Override
    public long getPos() {
        return position;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
