package org.assistant.tts.kokoro;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.assistant.tts.spi.TTSException;

/** Reads {@code tts.kokoro.aliases}: {@code nova=af_nova, narrator=bm_george(2)+bm_lewis}. */
final class VoiceAliases {

    private static final String NONE = "none";

    private VoiceAliases() {}

    /**
     * Names, lower case, and the voice expressions that they stand for.
     *
     * @throws IllegalArgumentException if {@code text} has another form, or an expression names no voice
     */
    static Map<String, String> parse(String text) {
        Map<String, String> aliases = new LinkedHashMap<>();
        if (text.equals(NONE)) {
            return aliases;
        }
        VoiceExpressionParser parser = new VoiceExpressionParser(Map.of());
        for (String pair : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, equals)).strip();
            String voice = pair.substring(equals + 1).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("no name in \"" + pair.strip() + "\"");
            }
            try {
                parser.parse(voice);
            } catch (TTSException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            aliases.put(name, voice);
        }
        return aliases;
    }
}
