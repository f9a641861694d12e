package org.assistant.it.hostile.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assistant.it.hostile.attack.Victim;
import org.assistant.it.hostile.attack.Wire;
import org.assistant.it.hostile.attack.WireAnswer;

/** The form for cloning a voice, built of arbitrary parts. */
final class Form {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A form with a name and a consent. */
    static Form named(String name) {
        return new Form()
                .part("Content-Disposition: form-data; name=\"name\"", name)
                .part("Content-Disposition: form-data; name=\"consent\"", "I am this speaker and agree.");
    }

    Form part(String fields, String content) {
        return part(fields, content.getBytes(StandardCharsets.UTF_8));
    }

    Form part(String fields, byte[] content) {
        text("--x\r\n" + fields + (fields.isEmpty() ? "\r\n" : "\r\n\r\n"));
        body.writeBytes(content);
        return text("\r\n");
    }

    Form clip(byte[] file) {
        return part("Content-Disposition: form-data; name=\"audio_sample\"; filename=\"clip\"", file);
    }

    WireAnswer to(Victim victim) throws IOException {
        text("--x--\r\n");
        try (Wire wire = Wire.from(Wire.HOME, victim)) {
            return wire.send("POST /v1/audio/voices HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + Victim.BASIC
                            + "X-Requested-With: assistant\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + "Content-Length: " + body.size() + "\r\n\r\n")
                    .send(body.toByteArray())
                    .answer(PATIENCE);
        }
    }

    private Form text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
