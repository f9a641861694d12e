package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The first audio track of an MP4 file, frame by frame. Read by hand: JAAD's own reader (javasound-aac 0.9.8) allocates what a table says
 * that it contains before it reads it, so that a file of 76 bytes takes 2 GB of heap.
 */
final class Mp4AudioTrack {

    private static final int SOUND = fourLetters("soun");
    private static final int AAC = fourLetters("mp4a");
    private static final int HANDLER_AT = 8;

    /** Bytes of a sample entry before the boxes in it; QuickTime has two longer versions. */
    private static final int ENTRY_BYTES = 36;

    private static final int ENTRY_FORMAT_AT = 4;
    private static final int ENTRY_VERSION_AT = 16;
    private static final int[] MORE_ENTRY_BYTES = {0, 16, 36};

    private static final int STREAM_TAG = 3;
    private static final int DECODER_TAG = 4;
    private static final int CONFIGURATION_TAG = 5;
    private static final int DECODER_FIELDS_BYTES = 13;

    private final byte[] file;
    private final byte[] configuration;
    private final ByteBuffer sizes;
    private final ByteBuffer runs;
    private final ByteBuffer chunks;
    private final int offsetBytes;

    private int frame; // index of the next frame in sizes
    private int chunk; // index of the next chunk in chunks
    private int run; // index in runs of the run of the chunk
    private long leftInChunk;
    private long at; // position in the file
    private long taken; // bytes of frames so far

    private Mp4AudioTrack(byte[] file, ByteBuffer media) throws IOException {
        this.file = file;
        ByteBuffer table = Mp4Boxes.at(media, "minf", "stbl");
        configuration = configuration(table);
        sizes = Mp4Boxes.at(table, "stsz");
        runs = Mp4Boxes.at(table, "stsc");
        boolean longOffsets = !Mp4Boxes.at(table, "stco").hasRemaining();
        chunks = Mp4Boxes.at(table, longOffsets ? "co64" : "stco");
        offsetBytes = longOffsets ? Long.BYTES : Integer.BYTES;
        if (!sizes.hasRemaining() || sizes.getInt(8) == 0) {
            throw new IOException("its sound is in fragments, which can't be read");
        }
    }

    /** @throws IOException if there is no audio track, or it contains something other than AAC */
    static Mp4AudioTrack of(byte[] file) throws IOException {
        ByteBuffer movie = Mp4Boxes.at(ByteBuffer.wrap(file), "moov");
        for (ByteBuffer track : Mp4Boxes.all(movie, "trak")) {
            ByteBuffer media = Mp4Boxes.at(track, "mdia");
            if (Mp4Boxes.at(media, "hdlr").getInt(HANDLER_AT) == SOUND) {
                return new Mp4AudioTrack(file, media);
            }
        }
        throw new IOException("it contains no audio track");
    }

    /** The AudioSpecificConfig, which an AAC decoder needs. */
    byte[] configuration() {
        return configuration.clone();
    }

    /** Whether there is another frame. */
    boolean hasNext() {
        return frame < sizes.getInt(8);
    }

    /**
     * Returns the next frame.
     *
     * @throws IOException if it is outside the file
     */
    byte[] next() throws IOException {
        while (leftInChunk == 0) {
            beginChunk();
        }
        int same = sizes.getInt(4);
        int size = same != 0 ? same : sizes.getInt(12 + Integer.BYTES * frame);
        taken += size;
        if (size < 1 || taken > file.length) { // no byte belongs to two frames
            throw new IOException("it is damaged");
        }
        if (at < 0 || at + size > file.length) {
            throw new EOFException();
        }
        byte[] bytes = new byte[size];
        System.arraycopy(file, (int) at, bytes, 0, size);
        at += size;
        frame++;
        leftInChunk--;
        return bytes;
    }

    private void beginChunk() throws EOFException {
        if (chunk >= chunks.getInt(4)) {
            throw new EOFException();
        }
        int offsetAt = 8 + offsetBytes * chunk;
        at = offsetBytes == Long.BYTES ? chunks.getLong(offsetAt) : Integer.toUnsignedLong(chunks.getInt(offsetAt));
        chunk++; // runs count chunks from 1
        boolean another = run + 1 < runs.getInt(4);
        if (another && chunk >= runs.getInt(runAt(run + 1))) {
            run++;
        }
        leftInChunk = Integer.toUnsignedLong(runs.getInt(runAt(run) + Integer.BYTES));
    }

    private static int runAt(int run) {
        return 8 + 3 * Integer.BYTES * run;
    }

    private static byte[] configuration(ByteBuffer table) throws IOException {
        ByteBuffer entry = Mp4Boxes.at(table, "stsd");
        entry.position(8); // version and number of entries
        entry = entry.slice();
        if (entry.getInt(ENTRY_FORMAT_AT) != AAC) {
            throw new IOException("its sound is not AAC");
        }
        entry.limit(Math.min(entry.limit(), entry.getInt(0)));
        entry.position(ENTRY_BYTES + MORE_ENTRY_BYTES[entry.getShort(ENTRY_VERSION_AT)]);
        ByteBuffer stream = Mp4Boxes.at(entry, "esds");
        if (!stream.hasRemaining()) {
            stream = Mp4Boxes.at(entry, "wave", "esds");
        }
        stream.getInt(); // version
        ByteBuffer fields = descriptor(stream, STREAM_TAG);
        fields.getShort(); // its number
        int flags = fields.get();
        int optional = ((flags & 0x80) != 0 ? 2 : 0) + ((flags & 0x20) != 0 ? 2 : 0);
        if ((flags & 0x40) != 0) {
            throw new IOException("its sound is in another file");
        }
        fields.position(fields.position() + optional);
        ByteBuffer decoder = descriptor(fields, DECODER_TAG);
        decoder.position(decoder.position() + DECODER_FIELDS_BYTES);
        ByteBuffer specific = descriptor(decoder, CONFIGURATION_TAG);
        byte[] bytes = new byte[specific.remaining()];
        specific.get(bytes);
        return bytes;
    }

    /** Returns the content of the descriptor at the position of {@code parent}. */
    private static ByteBuffer descriptor(ByteBuffer parent, int tag) throws IOException {
        if (parent.get() != tag) {
            throw new IOException("it is damaged");
        }
        int length = 0;
        int octet;
        do {
            octet = parent.get();
            length = length << 7 | (octet & 0x7F);
        } while (octet < 0);
        return parent.slice(parent.position(), length);
    }

    private static int fourLetters(String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII)).getInt();
    }
}
