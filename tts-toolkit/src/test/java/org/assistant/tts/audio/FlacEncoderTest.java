package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.assistant.tts.audio.signal.Signals;
import org.assistant.tts.spi.Pcm;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlacEncoderTest {

    private static final int RATE = 24_000;
    private static final int MD5_AT = 8 + 18;

    @ParameterizedTest
    @ValueSource(ints = {1, 2047, 2048, 4096, 30_000})
    void file_givesEveryBitBack(int length) throws Exception {
        Pcm voice = Signals.part(Signals.voice(2, RATE), 3000, length);
        byte[] wanted = Pcm16.littleEndian(Pcm16.of(voice));
        byte[] file = AudioFormat.FLAC.encode(voice);
        assertThat(decode(file)).isEqualTo(wanted);
        assertThat(info(file).getTotalSamples()).isEqualTo(length);
        assertThat(Arrays.copyOfRange(file, MD5_AT, MD5_AT + 16))
                .isEqualTo(MessageDigest.getInstance("MD5").digest(wanted));
    }

    @Test
    void streamed_givesEveryBitBackWithoutKnowingItsLength() throws Exception {
        Pcm voice = Signals.voice(1.3, RATE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioEncoder encoder = AudioFormat.FLAC.encoder(out, RATE)) {
            for (int at = 0; at < voice.length(); at += 1300) {
                encoder.write(Signals.part(voice, at, Math.min(1300, voice.length() - at)));
            }
        }
        assertThat(decode(out.toByteArray())).isEqualTo(Pcm16.littleEndian(Pcm16.of(voice)));
        assertThat(info(out.toByteArray()).getTotalSamples()).isZero();
    }

    private static StreamInfo info(byte[] file) throws IOException {
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file));
        decoder.readMetadata();
        return decoder.getStreamInfo();
    }

    private static byte[] decode(byte[] file) throws IOException {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file));
        decoder.addPCMProcessor(new PCMProcessor() {
            @Override
            public void processStreamInfo(StreamInfo streamInfo) {
                assertThat(streamInfo.getSampleRate()).isEqualTo(RATE);
                assertThat(streamInfo.getChannels()).isEqualTo(1);
            }

            @Override
            public void processPCM(ByteData pcm) {
                decoded.write(pcm.getData(), 0, pcm.getLen());
            }
        });
        decoder.decode();
        assertThat(decoder.getBadFrames()).isZero();
        return decoded.toByteArray();
    }
}
