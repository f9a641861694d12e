package org.assistant.tts.kokoro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.audio.signal.Loudness;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.sound.SilenceTrimmer;
import org.assistant.tts.kokoro.sound.VoiceLevels;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;

/**
 * Writes the table of {@link VoiceLevels}: lets every voice say three sentences in its language and measures their integrated
 * loudness together. Deterministic for one model file; takes a few minutes.
 *
 * <p>Run it with the test class path of this module and the path of the table as argument, after a change of the model, the
 * phonemes or the trimming. The model is taken from the store that {@code -Dtts.models.dir} names.
 */
final class MeasureVoiceLevels {

    private static final Map<KokoroLanguage, List<String>> SENTENCES = Map.of(
            KokoroLanguage.AMERICAN_ENGLISH,
            List.of(
                    "The train to the coast leaves at ten, and it takes about two hours.",
                    "Could you tell me where I can find a good place to have lunch?",
                    "Yesterday evening the wind was so strong that nobody went outside."),
            KokoroLanguage.BRITISH_ENGLISH,
            List.of(
                    "The train to the coast leaves at ten, and it takes about two hours.",
                    "Could you tell me where I can find a good place to have lunch?",
                    "Yesterday evening the wind was so strong that nobody went outside."),
            KokoroLanguage.SPANISH,
            List.of(
                    "El tren a la costa sale a las diez y tarda unas dos horas.",
                    "¿Puede decirme dónde hay un buen lugar para comer?",
                    "Ayer por la tarde el viento era tan fuerte que nadie salió a la calle."),
            KokoroLanguage.FRENCH,
            List.of(
                    "Le train pour la côte part à dix heures et met environ deux heures.",
                    "Pouvez-vous me dire où je peux trouver un bon endroit pour déjeuner ?",
                    "Hier soir, le vent était si fort que personne n'est sorti."),
            KokoroLanguage.HINDI,
            List.of(
                    "तट की ओर जाने वाली गाड़ी दस बजे चलती है और लगभग दो घंटे लेती है।",
                    "क्या आप बता सकते हैं कि खाना खाने की अच्छी जगह कहाँ है?",
                    "कल शाम हवा इतनी तेज़ थी कि कोई बाहर नहीं गया।"),
            KokoroLanguage.ITALIAN,
            List.of(
                    "Il treno per la costa parte alle dieci e impiega circa due ore.",
                    "Può dirmi dove posso trovare un buon posto per pranzare?",
                    "Ieri sera il vento era così forte che nessuno è uscito di casa."),
            KokoroLanguage.BRAZILIAN_PORTUGUESE,
            List.of(
                    "O trem para a costa sai às dez e leva cerca de duas horas.",
                    "Você pode me dizer onde encontro um bom lugar para almoçar?",
                    "Ontem à noite o vento estava tão forte que ninguém saiu de casa."),
            KokoroLanguage.JAPANESE,
            List.of("海岸行きの電車は十時に出発して、約二時間かかります。", "昼ご飯を食べるのにいい場所はどこですか？", "昨日の夕方は風がとても強くて、誰も外に出ませんでした。"),
            KokoroLanguage.MANDARIN,
            List.of("去海边的火车十点出发，大约要两个小时。", "请问哪里有吃午饭的好地方？", "昨天晚上风很大，没有人出门。"));

    private MeasureVoiceLevels() {}

    public static void main(String[] arguments) throws IOException {
        ModelSettings models = ModelSettings.from(key -> Optional.ofNullable(System.getProperty(key)));
        List<String> lines = new ArrayList<>();
        lines.add("# Integrated loudness of each voice in LUFS (ITU-R BS.1770-4), made by MeasureVoiceLevels.");
        try (LoadedKokoro kokoro = new StoredKokoro(
                        models, true, new ExecutionTarget.Cpu(1), new ExecutionTarget.Cpu(1), false)
                .open(Progress.SILENT)) {
            for (String voice : VoiceCatalogue.ids()) {
                lines.add(String.format(Locale.ROOT, "%s=%.1f", voice, loudness(kokoro, voice)));
            }
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static double loudness(LoadedKokoro kokoro, String voice) {
        KokoroLanguage language = VoiceCatalogue.language(voice);
        List<Pcm> sounds = new ArrayList<>();
        for (String sentence : SENTENCES.get(language)) {
            Tokens tokens =
                    Tokens.of(kokoro.phonemizer().phonemize(TextNormalizer.normalize(sentence, language), language));
            PieceSound utterance =
                    kokoro.network().speak(tokens.padded(), kokoro.pack(voice).style(tokens.count()), 1);
            sounds.add(Pcm.of(SilenceTrimmer.trim(utterance, tokens), PieceSound.SAMPLE_RATE));
        }
        return Loudness.integrated(Pcm.concat(sounds, PieceSound.SAMPLE_RATE));
    }
}
