package org.assistant.tts.xtts.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Decodes Ogg with the codec of its first packet. */
final class OggClip {

    private static final byte[] OPUS = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VORBIS = "\u0001vorbis".getBytes(StandardCharsets.US_ASCII);

    private OggClip() {}

    /** Decodes the packets of one stream. */
    interface PacketDecoder {
        /**
         * Decodes the next packet.
         *
         * @throws IOException if it is damaged
         */
        void take(byte[] packet) throws IOException;
    }

    /** @throws IOException as {@link ClipFormat#decode} */
    static void decode(byte[] bytes, MonoSamples samples) throws IOException {
        OggPackets packets = new OggPackets(bytes);
        Optional<byte[]> packet = packets.next();
        PacketDecoder decoder = decoder(packet.orElse(new byte[0]), samples);
        for (; packet.isPresent() && !samples.isFull(); packet = packets.next()) {
            decoder.take(packet.get());
        }
    }

    private static PacketDecoder decoder(byte[] first, MonoSamples samples) throws IOException {
        if (begins(first, OPUS)) {
            return new OpusPackets(samples);
        }
        if (begins(first, VORBIS)) {
            return new VorbisPackets(samples);
        }
        throw new IOException("it contains neither Vorbis nor Opus");
    }

    private static boolean begins(byte[] packet, byte[] magic) {
        return packet.length >= magic.length && Arrays.equals(packet, 0, magic.length, magic, 0, magic.length);
    }
}
