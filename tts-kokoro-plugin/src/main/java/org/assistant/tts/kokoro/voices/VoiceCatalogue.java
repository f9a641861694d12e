package org.assistant.tts.kokoro.voices;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.Voice;

/**
 * The 54 voices of Kokoro-82M v1.0. The first letter of an id is the language, the second the sex. A name for people that is
 * used in several languages gets the language added, such as {@code Alex (es)}.
 */
public final class VoiceCatalogue {

    private static final List<String> NAMES = List.of(
            "af_heart",
            "af_alloy",
            "af_aoede",
            "af_bella",
            "af_jessica",
            "af_kore",
            "af_nicole",
            "af_nova",
            "af_river",
            "af_sarah",
            "af_sky",
            "am_michael",
            "am_adam",
            "am_echo",
            "am_eric",
            "am_fenrir",
            "am_liam",
            "am_onyx",
            "am_puck",
            "am_santa",
            "bf_emma",
            "bf_alice",
            "bf_isabella",
            "bf_lily",
            "bm_george",
            "bm_daniel",
            "bm_fable",
            "bm_lewis",
            "ef_dora",
            "em_alex",
            "em_santa",
            "ff_siwis",
            "hf_alpha",
            "hf_beta",
            "hm_omega",
            "hm_psi",
            "if_sara",
            "im_nicola",
            "jf_alpha",
            "jf_gongitsune",
            "jf_nezumi",
            "jf_tebukuro",
            "jm_kumo",
            "pf_dora",
            "pm_alex",
            "pm_santa",
            "zf_xiaobei",
            "zf_xiaoni",
            "zf_xiaoxiao",
            "zf_xiaoyi",
            "zm_yunjian",
            "zm_yunxi",
            "zm_yunxia",
            "zm_yunyang");

    private static final Map<String, Voice> LISTED = listed();

    private VoiceCatalogue() {}

    private static Map<String, Voice> listed() {
        Map<String, Voice> listed = new LinkedHashMap<>();
        for (String id : NAMES) {
            KokoroLanguage.ofCode(id.charAt(0)).ifPresent(language -> listed.put(id, voice(id, language)));
        }
        return Collections.unmodifiableMap(listed);
    }

    private static Voice voice(String id, KokoroLanguage language) {
        String own = id.substring(2);
        String plain = own.substring(1, 2).toUpperCase(Locale.ROOT) + own.substring(2);
        boolean shared = NAMES.stream().filter(other -> other.endsWith(own)).count() > 1;
        String name = shared ? plain + " (" + language.locale().toLanguageTag() + ")" : plain;
        Voice.Sex sex = id.charAt(1) == 'f' ? Voice.Sex.FEMALE : Voice.Sex.MALE;
        return new Voice(id, name, language.locale(), sex);
    }

    /** All voices, the best known of each language first. */
    public static Set<Voice> voices() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(LISTED.values()));
    }

    /** The ids of {@link #voices}, in their order. */
    public static Set<String> ids() {
        return LISTED.keySet();
    }

    /** The voice {@code id}, which must be one of {@link #ids}. */
    public static Voice voice(String id) {
        return LISTED.get(id);
    }

    /** The language of the voice {@code id}, which must be one of {@link #ids}. */
    public static KokoroLanguage language(String id) {
        return KokoroLanguage.ofCode(id.charAt(0)).orElseThrow();
    }

    /** The ids of the voices for {@code language}, the preferred one first. */
    public static List<String> ids(KokoroLanguage language) {
        return LISTED.keySet().stream()
                .filter(id -> id.charAt(0) == language.code())
                .toList();
    }
}
