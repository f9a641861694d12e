package org.assistant.tts.kokoro.voices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.Collectors;

/** The measured pitch of each voice. */
public final class VoicePitches {

    /** The median fundamental frequency of each voice in hertz; the file describes the measurement. */
    static final String TABLE = "voice-pitches.properties";

    private static final Map<String, Double> HERTZ = read();

    private VoicePitches() {}

    /** The pitch of the voice {@code id}, in hertz; empty if it was not measured. */
    public static OptionalDouble hertz(String id) {
        Double hertz = HERTZ.get(id);
        return hertz == null ? OptionalDouble.empty() : OptionalDouble.of(hertz);
    }

    private static Map<String, Double> read() {
        Properties table = new Properties();
        try (InputStream in = VoicePitches.class.getResourceAsStream(TABLE)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read resource " + TABLE, e);
        }
        return table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        voice -> voice, voice -> Double.valueOf(table.getProperty(voice))));
    }
}
