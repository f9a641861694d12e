package org.assistant.tts.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void requests_readOneAfterTheOther_thenNothing() throws IOException {
        DataInputStream in = stream(frame("roa/es\nqué"), frame(""));
        assertThat(Frames.readRequest(in)).contains("roa/es\nqué");
        assertThat(Frames.readRequest(in)).contains("");
        assertThat(Frames.readRequest(in)).isEqualTo(Optional.empty());
    }

    @Test
    void requestCutOff_refused() {
        byte[] frame = frame("hello");
        byte[] cut = ByteBuffer.allocate(frame.length - 1)
                .put(frame, 0, frame.length - 1)
                .array();
        assertThatThrownBy(() -> Frames.readRequest(stream(cut))).isInstanceOf(EOFException.class);
    }

    @Test
    void lengthOutOfRange_refusedBeforeItIsAllocated() {
        byte[] tooLong =
                ByteBuffer.allocate(4).putInt(Frames.LONGEST_REQUEST + 1).array();
        byte[] negative = ByteBuffer.allocate(4).putInt(-1).array();
        assertThatThrownBy(() -> Frames.readRequest(stream(tooLong))).hasMessageContaining("0 to 4096, was 4097");
        assertThatThrownBy(() -> Frames.readRequest(stream(negative))).hasMessageContaining("was -1");
    }

    @Test
    void answer_isKindThenLengthThenUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeAnswer(new DataOutputStream(out), Frames.PHONEMES, "é");
        assertThat(out.toByteArray()).containsExactly('P', 0, 0, 0, 2, 0xC3, 0xA9);
    }

    @Test
    void answerTooLong_cut() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeAnswer(new DataOutputStream(out), Frames.PHONEMES, "x".repeat(Frames.LONGEST_ANSWER + 9));
        assertThat(out.size()).isEqualTo(5 + Frames.LONGEST_ANSWER);
    }

    private static byte[] frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static DataInputStream stream(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return new DataInputStream(new ByteArrayInputStream(all.toByteArray()));
    }
}
