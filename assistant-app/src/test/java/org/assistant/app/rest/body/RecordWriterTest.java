package org.assistant.app.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RecordWriterTest {

    private static final Annotation[] NONE = {};

    private record Greeting(String words) {}

    private final RecordWriter writer = new RecordWriter();

    @Test
    void record_isWrittenInUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(
                new Greeting("Zoë"), Greeting.class, Greeting.class, NONE, MediaType.APPLICATION_JSON_TYPE, null, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"words\":\"Zoë\"}");
    }

    @Test
    void onlyRecords_areWritten() {
        assertThat(writer.isWriteable(Greeting.class, Greeting.class, NONE, MediaType.APPLICATION_JSON_TYPE))
                .isTrue();
        assertThat(writer.isWriteable(String.class, String.class, NONE, MediaType.APPLICATION_JSON_TYPE))
                .isFalse();
    }
}
