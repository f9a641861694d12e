package org.assistant.app.rest.speech;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * The body of {@code POST /v1/audio/speech}.
 *
 * @param model name of an engine, or a name of OpenAI's; empty for the engine in force
 * @param speech what to say and how
 * @param hint the language in {@code lang_code}, a field of other Kokoro servers; empty if absent
 * @param format of the audio
 * @param rendition of the audio
 * @param events whether the audio is wrapped in server-sent events
 * @param whole whether it is sent in one piece of known length
 * @param client the client that asks
 * @param ignored names of fields that have no effect
 */
public record SpeechBody(
        String model,
        SpeechRequest speech,
        String hint,
        AudioFormat format,
        Rendition rendition,
        boolean events,
        boolean whole,
        Client client,
        List<String> ignored) {

    private static final String HINT = "lang_code";
    private static final String VOLUME = "volume_multiplier";
    private static final String SAMPLE_RATE = "sample_rate";

    private static final Set<String> READ = Set.of(
            "model",
            "input",
            "voice",
            "language",
            HINT,
            "speed",
            "normalize",
            "response_format",
            "stream",
            "stream_format",
            VOLUME,
            SAMPLE_RATE);

    /**
     * Reads {@code fields}, sent by {@code client}.
     *
     * @throws WebApplicationException with 400 if one is missing or of the wrong type
     * @throws TTSException.InvalidRequest if the speed is out of range
     */
    public static SpeechBody of(JsonFields fields, Client client) {
        String model = fields.string("model").orElse("");
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
        return new SpeechBody(
                model,
                speech,
                fields.string(HINT).orElse(""),
                format,
                rendition(fields),
                events,
                whole,
                client,
                fields.unread(READ));
    }

    private static Rendition rendition(JsonFields fields) {
        double volume = fields.number(VOLUME, 1);
        if (!(volume >= Rendition.LEAST_VOLUME && volume <= Rendition.MOST_VOLUME)) {
            throw fields.wrong(VOLUME, "between " + Rendition.LEAST_VOLUME + " and " + Rendition.MOST_VOLUME);
        }
        double rate = fields.number(SAMPLE_RATE, 0);
        if (rate == 0) {
            return new Rendition(volume, OptionalInt.empty());
        }
        if (!(rate >= Rendition.LEAST_RATE && rate <= Rendition.MOST_RATE && rate == Math.rint(rate))) {
            throw fields.wrong(
                    SAMPLE_RATE,
                    "a whole number between " + Rendition.LEAST_RATE + " and " + Rendition.MOST_RATE + ", in hertz");
        }
        return new Rendition(volume, OptionalInt.of((int) rate));
    }

    /** This request in {@code language}, whose hint counts. */
    SpeechBody in(Locale language) {
        return with(speech.withVoice(speech.voice(), language), ignored);
    }

    /** This request without its hint. */
    SpeechBody ignoringHint() {
        return with(speech, Stream.concat(ignored.stream(), Stream.of(HINT)).toList());
    }

    private SpeechBody with(SpeechRequest other, List<String> others) {
        return new SpeechBody(model, other, hint, format, rendition, events, whole, client, others);
    }
}
