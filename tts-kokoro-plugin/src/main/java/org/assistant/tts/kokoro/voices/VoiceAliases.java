package org.assistant.tts.kokoro.voices;

import java.util.Map;
import org.assistant.tts.config.NamePairs;
import org.assistant.tts.spi.TTSException;

/** Reads {@code tts.kokoro.aliases}: {@code nova=af_nova, narrator=bm_george(2)+bm_lewis}. */
public final class VoiceAliases {

    private VoiceAliases() {}

    /**
     * Returns the names, in lower case, and their voice expressions.
     *
     * @throws IllegalArgumentException if {@code text} has another form, or an expression names an unknown voice
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> aliases = NamePairs.parse(text);
        VoiceExpressionParser parser = new VoiceExpressionParser(Map.of());
        try {
            aliases.values().forEach(parser::parse);
        } catch (TTSException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return aliases;
    }
}
