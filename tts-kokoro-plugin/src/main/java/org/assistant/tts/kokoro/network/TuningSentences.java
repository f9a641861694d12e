package org.assistant.tts.kokoro.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assistant.tts.kokoro.graph.TuningSentence;
import org.assistant.tts.kokoro.graph.VoicedSentence;
import org.assistant.tts.kokoro.pieces.Tokens;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.kokoro.voices.VoicePack;

/**
 * The sentences for tuning and checking the graph, as phonemes: several voices and languages, loud and whispered, one very short.
 */
public final class TuningSentences {

    /** A sentence and its voice. */
    private record Sentence(String voice, String phonemes) {}

    private static final List<Sentence> HEARD = List.of(
            new Sentence("af_heart", "ɐ nˈæɹO pˈæθ lˈidz dˌWn tə ðə hˈɑɹbəɹ, wˌɛɹ ˈOld bˈOts slˈip."),
            new Sentence("am_puck", "dˈɪd ju lˈiv ðə kˈɪʧən wˈɪndO ˈOpən ɐɡˈɛn?"),
            new Sentence("bf_isabella", "fɹˈɛʃ bɹˈɛd, ʧˈiːz and ɐ ʤˈɑːɹ ɒv hˈʌni, plˈiːz."),
            new Sentence("bm_fable", "ʧˈɑːʤ ðə ʤˈYstɪk, ðˈɛn wˈɒʧ ðə ɡˈAʤ ʤˈʌst əbˌʌv sˈɪks."),
            new Sentence("ef_dora", "la ʎˈuβja kˈae sˌoβɾe los texˈaðos rˈoxos."),
            new Sentence("ff_siwis", "bɔ̃ʒˈuʁ, œ̃ bijˈɛ puʁ ljˈɔ̃."),
            new Sentence("hf_alpha", "nəmˈʌsteː, ˌaːp kˈɛːseː hɛ̃?"),
            new Sentence("if_sara", "kwˌesta sˈera andjˈamo al ʧˈinema."),
            new Sentence("af_nicole", "wˈɪspəɹ ɪt sˈɔftli, nˈObɑdi ˈɛls ʃˌʊd hˈɪɹ."),
            new Sentence("pf_dora", "ʊ mˌenˈinʊ komprˈow pˈɐ̃ʊ̃ i kˈAʒʊ."),
            new Sentence("am_onyx", "ˈO nˈO!"));

    /** The first is long enough to be timed. */
    private static final List<Sentence> UNHEARD = List.of(
            new Sentence("am_michael", "ˈɛvɹi sˈʌməɹ ðə hˈOl fˈæmɪli dɹˈIvz ˌʌp tə ðə lˈAk."),
            new Sentence("bf_emma", "θˈaŋks, ðat wɒz vˈɛɹi kˈInd."),
            new Sentence("em_alex", "mi eɾmˈana βˈiβe θˈeɾka ðel mˈaɾ."),
            new Sentence("af_bella", "hˈOld ˈɔn."));

    /**
     * Two sentences for each voice of a language, by {@link KokoroLanguage#code}: a long one and a short one. Their silent shares
     * differ, so that the effect of silence can be learnt.
     */
    private static final Map<Character, List<String>> LEARNT = Map.of(
            'a',
            List.of(
                    "ɪf ju wˈɑnt, ˈI kæn ɹˈid ðə hˈOl mˈɛsɪʤ əɡˈɛn, mˌɔɹ slˈOli ðɪs tˈIm.",
                    "wˌʌt kˈInd ʌv ˈæpᵊlz dˈu ju lˈIk bˈɛst?"),
            'b',
            List.of(
                    "ɪf jʊ wˈɒnt, ˈI kan ɹˈiːd ðə hˈQl mˈɛsɪʤ əɡˈɛn, mˌɔː slˈQli ðɪs tˈIm.",
                    "wˌɒt kˈInd ɒv ˈapᵊlz dˈuː juː lˈIk bˈɛst?"),
            'e',
            List.of("el tɾˈen sˈale a las ðjˈeθ?", "si no ʎwˈeβe, mˌaɲˈana βˈamos a la plˈaʝa kon los nˈiɲos."),
            'f',
            List.of("la plyˈi tˈɔ̃b syʁ le twˈa.", "ʒə vudʁˈɛ œ̃ kafˈe, sil vu plˈɛ, e œ̃ ɡʁˈɑ̃ vˈɛʁ dˈo."),
            'h',
            List.of("ʈɾˈeːn kˈʌb ɟaːˈeːɡi?", "ˈaːɟ mˈɔːsəm bˈʌhʊt ˈʌcʰcʰaː hɛː, ɔːɾ hˌəm baːzˈaːɾ ɟˈaː ɾˌəheː hɛ̃."),
            'i',
            List.of(
                    "il trˈɛno pˈarte tra djˈɛʧɪ minˈutɪ?",
                    "domˈanɪ, se non pjˈɔve, andjˈamo al mˈare kon i bambˈinɪ."),
            'j',
            List.of("kono hoɴ βa omoɕiɾoi desɨ ka?", "deɴɕa ɡa okɯɾeta no de, βatakɯɕi βa eki de maʨimaɕi ta."),
            'z',
            List.of("ꭧɤ↘ pə↓nʂu→ jou↓i↘sɨ ma?", "i↗nxa↗ŋxa↗ŋꭧa↓ŋ ꭧə↘ŋʦai↘ kʰai→xwei↘, i→nɥe↘ ɻa↘ŋ ɻə↗n kʰwai↘lɤ↘."),
            'p',
            List.of("ʊ mˌenˈinʊ komprˈow pˈɐ̃ʊ̃.", "ˌæmɐ̃ɲˈɐ̃, si nˈɐ̃ʊ̃ ʃovˈeɾ, vˌɐ̃mʊz a pɾˈajæ kom as kɾiˈɐ̃sæs."));

    private static final List<Sentence> WINDOWED = List.of(
            new Sentence("af_heart", "ˈæftəɹ lˈʌnʧ ðə tˈiʧəɹ ʃˈOd ʌs ən ˈOld mˈæp ʌv ðə sˈɪTi."),
            new Sentence("bm_george", "jɔː pˈɑːsᵊl hɐz əɹˈIvd, bˌʌt nˈQbədi wɒz ˈɪn tə sˈIn fɔːɹ ɪt."),
            new Sentence("am_puck", "kˈʊd ju plˈiz tˈɜɹn ðə mjˈuzɪk dˈWn ɐ lˈɪTᵊl?"),
            new Sentence("if_sara", "la bibljotˈɛka kjˈude ˈalːe nˈɔve, ma il kafːˈɛ rˈɛsta apˈɛrto."),
            new Sentence("em_alex", "ˈesta nˈoʧe βˈamos a θenˈaɾ kon mis pˈaðɾes en el θˈentɾo."));

    private TuningSentences() {}

    /** The voices and phonemes that show ranges, distances and statistics; other sentences give another text. */
    public static String learntFrom() {
        return Stream.of(HEARD.stream(), UNHEARD.stream(), spokenByEach())
                .flatMap(sentences -> sentences)
                .map(sentence -> sentence.voice() + " " + sentence.phonemes())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Sentence> spokenByEach() {
        return VoiceCatalogue.ids().stream()
                .flatMap(voice -> LEARNT.get(VoiceCatalogue.language(voice).code()).stream()
                        .map(phonemes -> new Sentence(voice, phonemes)));
    }

    /** The sentences that show the statistics of the generator's layers for each voice. */
    public static List<VoicedSentence> learnt(Path voices) {
        return voiced(spokenByEach().toList(), voices);
    }

    /** The sentences that test windows. */
    public static List<VoicedSentence> windowed(Path voices) {
        return voiced(WINDOWED, voices);
    }

    private static List<VoicedSentence> voiced(List<Sentence> sentences, Path voices) {
        List<TuningSentence> said = of(sentences, voices);
        return IntStream.range(0, said.size())
                .mapToObj(i -> new VoicedSentence(sentences.get(i).voice(), said.get(i)))
                .toList();
    }

    /** The sentences for calibration of the ranges, with the voice packs in {@code voices}. */
    public static List<TuningSentence> heard(Path voices) {
        return of(HEARD, voices);
    }

    /** The sentences that test a tuned network, by other voices. */
    public static List<TuningSentence> unheard(Path voices) {
        return of(UNHEARD, voices);
    }

    private static List<TuningSentence> of(List<Sentence> sentences, Path voices) {
        return sentences.stream()
                .map(sentence -> {
                    Tokens tokens = Tokens.of(sentence.phonemes());
                    VoicePack pack = VoicePack.read(voices.resolve(sentence.voice() + ".bin"));
                    return new TuningSentence(tokens.padded(), pack.style(tokens.count()));
                })
                .toList();
    }
}
