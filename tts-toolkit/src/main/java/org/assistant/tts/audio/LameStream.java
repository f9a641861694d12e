package org.assistant.tts.audio;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.GainAnalysis;
import de.sciss.jump3r.mp3.ID3Tag;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.LameGlobalFlags;
import de.sciss.jump3r.mp3.MPEGMode;
import de.sciss.jump3r.mp3.Presets;
import de.sciss.jump3r.mp3.Quantize;
import de.sciss.jump3r.mp3.QuantizePVT;
import de.sciss.jump3r.mp3.Reservoir;
import de.sciss.jump3r.mp3.Takehiro;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.VbrMode;
import de.sciss.jump3r.mp3.Version;
import java.io.IOException;
import java.util.Arrays;

/**
 * One run of LAME in its Java port, jump3r: mono, constant bit rate.
 *
 * <p>The modules are assembled here, not by jump3r's own {@code LameEncoder}, because that always begins with a frame of zeros
 * for an info tag that it then can't fill in: 24 ms of silence at the start of every stream.
 */
final class LameStream {

    /** LAME's own estimate of the most that a call can write is this and 1.25 bytes a sample. */
    private static final int BUFFER_BYTES = 7200;

    /** LAME's -q: 0 is slowest, 9 worst. 3 is LAME's default for constant bit rates. */
    private static final int QUALITY = 3;

    private final Lame lame = new Lame();
    private final VBRTag infoTag = new VBRTag();
    private final LameGlobalFlags flags;

    /**
     * @param withInfoTag whether the first frame will be replaced by {@link #infoFrame} at the end
     * @throws IllegalArgumentException if MP3 does not support the rate
     */
    LameStream(int sampleRate, int kilobitsPerSecond, boolean withInfoTag) {
        flags = assemble();
        flags.num_channels = 1;
        flags.in_samplerate = sampleRate;
        flags.out_samplerate = sampleRate;
        flags.mode = MPEGMode.MONO;
        flags.VBR = VbrMode.vbr_off;
        flags.brate = kilobitsPerSecond;
        flags.quality = QUALITY;
        flags.bWriteVbrTag = withInfoTag;
        flags.write_id3tag_automatic = false;
        if (lame.lame_init_params(flags) < 0) {
            throw new IllegalArgumentException("MP3 can't hold " + sampleRate + " Hz");
        }
    }

    private LameGlobalFlags assemble() {
        GainAnalysis gain = new GainAnalysis();
        BitStream bits = new BitStream();
        Presets presets = new Presets();
        QuantizePVT quantizeTables = new QuantizePVT();
        Quantize quantize = new Quantize();
        Version version = new Version();
        ID3Tag id3 = new ID3Tag();
        Reservoir reservoir = new Reservoir();
        Takehiro huffman = new Takehiro();
        lame.setModules(gain, bits, presets, quantizeTables, quantize, infoTag, version, id3, null);
        bits.setModules(gain, null, version, infoTag);
        id3.setModules(bits, version);
        presets.setModules(lame);
        quantize.setModules(bits, reservoir, quantizeTables, huffman);
        quantizeTables.setModules(huffman, reservoir, lame.enc.psy);
        reservoir.setModules(bits);
        huffman.setModules(quantizeTables);
        infoTag.setModules(lame, bits, version);
        LameGlobalFlags made = lame.lame_init();
        id3.id3tag_init(made);
        return made;
    }

    /** Encodes {@code samples} and returns the bytes that are complete. */
    byte[] encode(short[] samples) throws IOException {
        int[] scaled = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = samples[i] << 16;
        }
        byte[] buffer = new byte[BUFFER_BYTES + samples.length + samples.length / 4];
        return taken(
                buffer, lame.lame_encode_buffer_int(flags, scaled, scaled, samples.length, buffer, 0, buffer.length));
    }

    /** Returns the last bytes, padded to a whole frame. */
    byte[] finish() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        return taken(buffer, lame.lame_encode_flush(flags, buffer, 0, buffer.length));
    }

    /**
     * Returns the Xing and LAME header, which tells players the length of the stream and the silence to cut off at both ends.
     * It replaces the first frame, which has the same length. Complete after {@link #finish}.
     */
    byte[] infoFrame() throws IOException {
        byte[] buffer = new byte[VBRTag.MAXFRAMESIZE];
        return taken(buffer, infoTag.getLameTagFrame(flags, buffer));
    }

    private static byte[] taken(byte[] buffer, int length) throws IOException {
        if (length < 0) {
            throw new IOException("the MP3 encoder failed with code " + length);
        }
        return Arrays.copyOf(buffer, length);
    }
}
