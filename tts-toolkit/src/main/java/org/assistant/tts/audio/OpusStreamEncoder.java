package org.assistant.tts.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Encodes Opus in Ogg (RFC 6716 and 7845), mono, in frames of 20 ms. A decoder returns exactly the original length. */
final class OpusStreamEncoder extends Pcm16Encoder {

    /** In hertz. */
    static final Set<Integer> SAMPLE_RATES = Set.of(8000, 12000, 16000, 24000, 48000);

    /** Speech with a band of 12 kHz is hard to tell from the original at this rate, and 64 gains only 3 dB. */
    private static final int BITS_PER_SECOND = 48_000;

    private static final int FRAMES_PER_SECOND = 50;

    /** 100 ms: the most that waits for the next piece, weighed against 32 bytes of header a page. */
    private static final int PACKETS_PER_PAGE = 5;

    private static final int LARGEST_PACKET_BYTES = 1275;

    /** Granules count samples at 48 kHz, whatever the rate of the input. */
    private static final int GRANULE_RATE = 48_000;

    /** Each file has one stream, so all files use the same serial number; equal audio then gives equal bytes. */
    private static final int SERIAL = 0x53414954;

    private final int sampleRate;
    private final OpusEncoder opus;
    private final OggPages pages;
    private final short[] frame;
    private final byte[] packet = new byte[LARGEST_PACKET_BYTES];
    private int filled; // samples in frame
    private long taken; // samples so far
    private long packets;
    private boolean begun;
    private boolean ending;

    OpusStreamEncoder(OutputStream out, int sampleRate) {
        super(out, sampleRate);
        this.sampleRate = sampleRate;
        frame = new short[sampleRate / FRAMES_PER_SECOND];
        pages = new OggPages(out, SERIAL);
        try {
            // The other modes would code speech with SILK and CELT together: 4 times the work and no smaller error.
            opus = new OpusEncoder(sampleRate, 1, OpusApplication.OPUS_APPLICATION_RESTRICTED_LOWDELAY);
        } catch (OpusException e) {
            throw new IllegalArgumentException("Opus can't hold " + sampleRate + " Hz", e);
        }
        opus.setBitrate(BITS_PER_SECOND);
        opus.setUseVBR(true);
    }

    @Override
    void encode(short[] samples) throws IOException {
        begin();
        taken += samples.length;
        feed(samples);
    }

    @Override
    void finish() throws IOException {
        begin();
        ending = true;
        // The encoder delays every sample by its look-ahead.
        feed(new short[opus.getLookahead()]);
        feed(new short[(frame.length - filled) % frame.length]);
        pages.endPage(granule(opus.getLookahead() + taken), true);
    }

    private void feed(short[] samples) throws IOException {
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(samples.length - at, frame.length - filled);
            System.arraycopy(samples, at, frame, filled, count);
            at += count;
            filled += count;
            if (filled == frame.length) {
                filled = 0;
                encodeFrame();
            }
        }
    }

    private void encodeFrame() throws IOException {
        try {
            pages.add(packet, opus.encode(frame, 0, frame.length, packet, 0, packet.length));
        } catch (OpusException e) {
            throw new IOException("the Opus encoder failed", e);
        }
        packets++;
        // The page of the last packet is marked as the last; finish() ends it.
        if (packets % PACKETS_PER_PAGE == 0 && !ending) {
            pages.endPage(granule(packets * frame.length), false);
        }
    }

    private long granule(long samples) {
        return samples * (GRANULE_RATE / sampleRate);
    }

    /** The two header packets, each on a page of its own. */
    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        byte[] head = ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1) // version
                .put((byte) 1) // channels
                .putShort((short) granule(opus.getLookahead())) // pre-skip
                .putInt(sampleRate)
                .putShort((short) 0) // gain
                .put((byte) 0) // mapping: mono or stereo
                .array();
        pages.add(head, head.length);
        pages.endPage(0, false);
        byte[] vendor = "concentus".getBytes(StandardCharsets.US_ASCII);
        byte[] tags = ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0) // comments
                .array();
        pages.add(tags, tags.length);
        pages.endPage(0, false);
    }
}
