package org.assistant.app.rest;

import jakarta.ws.rs.WebApplicationException;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * The body of {@code POST /v1/audio/speech}.
 *
 * @param model name of an engine, or a name of OpenAI's
 * @param speech what to say and how
 * @param format of the audio
 * @param events whether the audio is wrapped in server-sent events
 * @param whole whether it is sent in one piece of known length
 * @param client who asks
 */
record SpeechBody(
        String model, SpeechRequest speech, AudioFormat format, boolean events, boolean whole, Client client) {

    /**
     * Reads {@code fields}, sent by {@code client}.
     *
     * @throws WebApplicationException with 400 if one is missing or of the wrong type
     * @throws TTSException.InvalidRequest if the speed is out of range
     */
    static SpeechBody of(JsonFields fields, Client client) {
        String model = fields.required("model");
        fields.string("instructions");
        boolean whole = !fields.flag("stream", true);
        SpeechRequest speech = new SpeechRequest(
                        fields.required("input"),
                        fields.id("voice"),
                        fields.language("language"),
                        fields.number("speed", 1))
                .withNormalize(fields.flag("normalize", true))
                .withAudience(whole ? Audience.OF_THE_WHOLE : Audience.UNKNOWN);
        AudioFormat format = fields.format("response_format", AudioFormat.MP3);
        boolean events = fields.string("stream_format")
                .map(asked -> switch (asked) {
                    case "audio" -> false;
                    case "sse" -> true;
                    default -> throw fields.wrong("stream_format", "one of audio, sse");
                })
                .orElse(false);
        if (whole && events) {
            throw fields.wrong("stream", "true with stream_format sse");
        }
        return new SpeechBody(model, speech, format, events, whole, client);
    }
}
