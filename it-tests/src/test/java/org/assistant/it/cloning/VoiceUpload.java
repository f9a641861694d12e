package org.assistant.it.cloning;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.assistant.it.Api;

/** The form of {@code POST /v1/audio/voices}, field by field. */
public final class VoiceUpload {

    public static final String VOICES = "/v1/audio/voices";

    private static final String BOUNDARY = "between-two-fields";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A form with the name of the voice and the speaker's consent. */
    public static VoiceUpload of(String name) {
        return new VoiceUpload().text("name", name).text("consent", "I am this speaker and agree.");
    }

    public VoiceUpload text(String field, String value) {
        begin("Content-Disposition: form-data; name=\"" + field + "\"");
        return end(value.getBytes(StandardCharsets.UTF_8));
    }

    public VoiceUpload clip(byte[] file) {
        begin("Content-Disposition: form-data; name=\"audio_sample\"; filename=\"clip\"\r\n"
                + "Content-Type: application/octet-stream");
        return end(file);
    }

    public HttpResponse<byte[]> to(Api api) {
        write("--" + BOUNDARY + "--\r\n");
        return api.send(
                api.request(VOICES)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private void begin(String headers) {
        write("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
    }

    private VoiceUpload end(byte[] content) {
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
