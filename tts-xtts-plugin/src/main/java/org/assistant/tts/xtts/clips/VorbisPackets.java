package org.assistant.tts.xtts.clips;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Decodes the packets of a Vorbis stream: three headers, then sound. */
final class VorbisPackets implements OggClip.PacketDecoder {

    private static final int HEADERS = 3;

    /** A header without comments; the decoder would allocate as many and as long ones as the original claims. */
    private static final byte[] NO_COMMENTS = "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.US_ASCII);

    private final MonoSamples samples;
    private final Info info = new Info();
    private final Comment comment = new Comment();
    private final DspState state = new DspState();
    private Block block;
    private int packets;

    VorbisPackets(MonoSamples samples) {
        this.samples = samples;
    }

    @Override
    public void take(byte[] taken) throws IOException {
        byte[] bytes = packets == 1 ? NO_COMMENTS : taken;
        if (packets == HEADERS - 1) {
            VorbisSetup.check(bytes);
        }
        Packet packet = new Packet();
        packet.packet_base = bytes;
        packet.bytes = bytes.length;
        packet.b_o_s = packets == 0 ? 1 : 0;
        packet.packetno = packets;
        if (packets < HEADERS) {
            if (info.synthesis_headerin(comment, packet) < 0) {
                throw new IOException("its headers are damaged");
            }
            if (packets == HEADERS - 1) {
                samples.format(info.channels, info.rate);
                state.synthesis_init(info);
                block = new Block(state);
            }
        } else if (block.synthesis(packet) == 0) { // other packets contain no sound
            state.synthesis_blockin(block);
            drain();
        }
        packets++;
    }

    private void drain() {
        float[][][] pcm = new float[1][][];
        int[] offsets = new int[info.channels];
        for (int count; (count = state.synthesis_pcmout(pcm, offsets)) > 0; state.synthesis_read(count)) {
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int channel = 0; channel < info.channels; channel++) {
                    sum += pcm[0][channel][offsets[channel] + i];
                }
                samples.add(sum);
            }
        }
    }
}
