package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.kokoro.graph.TuningSentence;

/**
 * The sentences that the graph is tuned and checked with, as phonemes: several voices and languages, loud and whispered, one very
 * short. Short enough altogether for a minute's work, since every second of them is computed by three graphs.
 */
final class TuningSentences {

    /** A sentence and who says it. */
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

    private TuningSentences() {}

    /** Those that show how large the values in the network become, spoken by the packs in {@code voices}. */
    static List<TuningSentence> heard(Path voices) {
        return of(HEARD, voices);
    }

    /** Those that show how well a tuned network speaks, of other voices. */
    static List<TuningSentence> unheard(Path voices) {
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
