package org.assistant.tts.xtts.clips;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Decodes the packets of an Opus stream (RFC 7845): a header, comments, then sound. */
final class OpusPackets implements OggClip.PacketDecoder {

    private static final int SAMPLE_RATE = 48_000;
    private static final int HEADER_BYTES = 19;
    private static final int CHANNELS_AT = 9;
    private static final int SKIP_AT = 10;
    private static final int MAPPING_AT = 18;
    /** 120 ms. */
    private static final int LONGEST_PACKET = SAMPLE_RATE * 120 / 1000;

    private static final double FULL_SCALE = 0x1p15;

    private final MonoSamples samples;
    private int packets;
    private int skip; // samples to skip before the sound begins
    private OpusDecoder decoder;
    private short[] decoded;

    OpusPackets(MonoSamples samples) {
        this.samples = samples;
    }

    @Override
    public void take(byte[] packet) throws IOException {
        try {
            if (packets == 0) {
                begin(packet);
            } else if (packets > 1) { // the second contains comments
                decode(packet);
            }
        } catch (OpusException e) {
            throw new IOException("it is damaged", e);
        }
        packets++;
    }

    private void begin(byte[] packet) throws IOException, OpusException {
        if (packet.length < HEADER_BYTES) {
            throw new IOException("its header is too short");
        }
        int channels = packet[CHANNELS_AT];
        if (packet[MAPPING_AT] != 0 || channels < 1 || channels > 2) {
            throw new IOException("it has more than two channels, which can't be mixed");
        }
        skip = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getShort(SKIP_AT) & 0xFFFF;
        samples.format(channels, SAMPLE_RATE);
        decoder = new OpusDecoder(SAMPLE_RATE, channels);
        decoded = new short[LONGEST_PACKET * channels];
    }

    private void decode(byte[] packet) throws OpusException {
        int channels = samples.channels();
        int count = decoder.decode(packet, 0, packet.length, decoded, 0, LONGEST_PACKET, false);
        for (int i = 0; i < count; i++) {
            if (skip > 0) {
                skip--;
            } else {
                int sum = decoded[i * channels] + (channels > 1 ? decoded[i * channels + 1] : 0);
                samples.add(sum / FULL_SCALE);
            }
        }
    }
}
