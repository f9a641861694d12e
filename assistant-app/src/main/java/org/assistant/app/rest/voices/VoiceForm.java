package org.assistant.app.rest.voices;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.LanguageTag;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;

/** The form of {@code POST /v1/audio/voices}. */
final class VoiceForm {

    private static final System.Logger LOGGER = System.getLogger(VoiceForm.class.getName());

    private static final List<String> TEXTS = List.of(CloneRequest.NAME, CloneRequest.CONSENT, CloneRequest.LANGUAGE);

    /** Far more than any engine takes. */
    private static final int MOST_TEXT_BYTES = 1 << 16;

    /** A shorter text can't state what the speaker agreed to. */
    private static final int LEAST_CONSENT_LETTERS = 10;

    private VoiceForm() {}

    /**
     * Reads {@code parts} and ignores unknown ones.
     *
     * @throws WebApplicationException with 400 if one is missing or not a text
     * @throws org.assistant.tts.spi.TTSException.InvalidRequest if one is blank
     */
    static CloneRequest read(List<EntityPart> parts) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<Clip> clips = new ArrayList<>();
        for (EntityPart part : parts) {
            if (part.getName() == null) {
                throw new ApiError(
                                ApiError.BAD_REQUEST,
                                "each part of the form needs the header Content-Disposition: form-data; name=\"...\"",
                                "",
                                "malformed_body")
                        .exception();
            }
            try (InputStream content = part.getContent()) {
                if (part.getName().equals(CloneRequest.CLIPS)) {
                    clips.add(Clip.of(content.readAllBytes()));
                } else if (TEXTS.contains(part.getName())) {
                    texts.put(part.getName(), text(part.getName(), content));
                }
            }
        }
        require(CloneRequest.NAME, texts.containsKey(CloneRequest.NAME));
        require(CloneRequest.CONSENT, texts.containsKey(CloneRequest.CONSENT));
        require(CloneRequest.CLIPS, !clips.isEmpty());
        int letters = texts.get(CloneRequest.CONSENT).strip().length();
        if (letters > 0 && letters < LEAST_CONSENT_LETTERS) {
            throw ApiError.badRequest(
                            CloneRequest.CONSENT,
                            "the field " + CloneRequest.CONSENT + " must say what the speaker agreed to, in at least "
                                    + LEAST_CONSENT_LETTERS + " characters")
                    .exception();
        }
        VoiceName.check(texts.get(CloneRequest.NAME));
        return new CloneRequest(
                texts.get(CloneRequest.NAME),
                LanguageTag.read(CloneRequest.LANGUAGE, texts.getOrDefault(CloneRequest.LANGUAGE, "")),
                texts.get(CloneRequest.CONSENT),
                clips);
    }

    /** Deletes the server's temporary files of {@code parts}; entries that are not parts are left out. */
    static void discard(List<?> parts) {
        for (Object each : parts) {
            if (each instanceof EntityPart part) {
                try {
                    part.getContent().close();
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(DEBUG, "a part of a form is closed already", e);
                }
            }
        }
    }

    private static void require(String field, boolean there) {
        if (!there) {
            throw new ApiError(ApiError.BAD_REQUEST, "the field " + field + " is missing", field, "missing_field")
                    .exception();
        }
    }

    private static String text(String field, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_TEXT_BYTES + 1);
        if (bytes.length > MOST_TEXT_BYTES) {
            throw ApiError.badRequest(field, "the field " + field + " may have at most " + MOST_TEXT_BYTES + " bytes")
                    .exception();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiError.badRequest(field, "the field " + field + " is not UTF-8")
                    .exception();
        }
    }
}
