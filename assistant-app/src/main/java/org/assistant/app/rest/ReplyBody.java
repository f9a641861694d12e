package org.assistant.app.rest;

import jakarta.ws.rs.WebApplicationException;
import org.assistant.app.reply.ReplyRequest;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * The body of {@code POST /api/assistant/reply}.
 *
 * @param request the question
 * @param format of the audio if the answer is sent in one piece
 */
public record ReplyBody(ReplyRequest request, AudioFormat format) {

    /**
     * Reads {@code fields}, sent by {@code client}.
     *
     * @throws WebApplicationException with 400 if one is missing or of the wrong type
     * @throws TTSException.InvalidRequest if the text is blank or the speed out of range
     */
    public static ReplyBody of(JsonFields fields, Client client) {
        SpeechRequest speech = new SpeechRequest(
                        fields.required("text"),
                        fields.id("voice"),
                        fields.language("language"),
                        fields.number("speed", 1))
                .withNormalize(fields.flag("normalize", true));
        ReplyRequest request = new ReplyRequest(speech, fields.string("backend").orElse(""), client);
        return new ReplyBody(request, fields.format("response_format", AudioFormat.MP3));
    }
}
