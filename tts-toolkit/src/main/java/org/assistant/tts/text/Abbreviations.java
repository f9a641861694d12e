package org.assistant.tts.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of one language that are written with a full stop and don't end a sentence, in lower case and without the last
 * stop. Immutable.
 */
final class Abbreviations {

    /** Known in every language. */
    private static final String[] EVERYWHERE = {
        "mr mrs ms dr prof st vs e.g i.e cf ca approx", "no nr p pp vol fig", "", ""
    };

    /**
     * For each language: before anything, before a number, before most words, and words that begin a sentence even after those.
     */
    private static final Map<String, String[]> BY_LANGUAGE = Map.of(
            "en",
                    new String[] {
                        "messrs mmes rev hon sen rep gov gen col lt capt sgt maj adm cmdr pres fr mt ft ave esq viz al",
                        "nos sec ch art eq eqs ext tel jan feb mar apr jun jul aug sep sept oct nov dec est c figs apt rm ste",
                        "inc ltd co corp jr sr bros dept univ u.s u.k d.c ph.d",
                        "the a an he she it we they i you this that these those there his her its our my their in on at but and"
                                + " so if when what who how why where as for after before then while however no yes"
                    },
            "es",
                    new String[] {
                        "sr sra srta sres sras dra drs d dña lic ing arq gral cnel tte cap mons fr pbro sto sta excmo ilmo av avda"
                                + " pza jj cc rr ff p.ej ud uds vd vds pág ee",
                        "núm nº n apto ext art cap págs pp tel tlf c ene feb abr jun jul ago sep sept oct nov dic",
                        "ee.uu cía s.a dpto a.c d.c",
                        "el la los las un una él ella ellos ellas es en pero y si cuando no se su este esta eso lo por para con"
                                + " como qué quién yo al"
                    },
            "fr",
                    new String[] {
                        "m mm mme mmes mlle mlles me pr mgr ste av bd p.ex env c.-à-d apr bât",
                        "n nos appt art chap tél t al janv févr fév avr juil sept oct nov déc",
                        "cie s.a",
                        "le la les un une il elle ils elles on nous vous je ce cela ces en et mais si dans pour par quand que qui"
                                + " l d c sa son ses"
                    },
            "it",
                    new String[] {
                        "sig sigg sig.ra sig.na dott dott.ssa prof.ssa avv ing arch geom rag on sen gen col cap mons ten ill p.es"
                                + " es v",
                        "n nn art artt pag pagg pp cap tel sec int gen feb mar apr mag giu lug ago sett ott nov dic",
                        "s.p.a s.r.l a.c d.c v.le p.zza c.so l.go",
                        "il lo la i gli le un una lui lei loro io noi è e ma se in per con quando che chi questo questa non ha l"
                    },
            "pt",
                    new String[] {
                        "sr sra srta srs sras dra drs eng arq exmo exma d gen cel cap ten av pe profa prof.ª p.ex rev sto sta",
                        "n nº núm art cap pág págs pp tel r apto jan fev abr jun jul ago set out nov dez séc",
                        "cia ltda s.a e.u.a a.c d.c",
                        "o a os as um uma ele ela eles elas eu nós é e mas se em no na para por com quando que quem este esta isso"
                                + " não"
                    },
            "hi",
                    new String[] {
                        "डॉ डा प्रो श्री श्रीमती सुश्री कु पं स्व मो मु सं इं एड ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू"
                                + " एक्स वाई जेड मि घं नं फर फ़र अग सित अक्टू दिस ई",
                        "नं पृ क्र",
                        "रु",
                        ""
                    },
            "de",
                    new String[] {
                        "hr hrn fr frl fa hl dipl ing mag zw zzgl z.b d.h u.a o.ä z.t bzw evtl ggf inkl usf vgl sog bspw insb geb gest str",
                        "nr s bd kap abb abs art tel jh",
                        "ag co mrd mio",
                        "der die das ein eine er sie es wir ich ihr du und aber wenn in im am auf für mit nach dann dieser diese"
                                + " dieses nicht auch so was wer wie wo"
                    },
            "ru",
                    new String[] {
                        "г-н г-жа им ул пр просп пл пер т.е т.к т.н т.о тов акад проф гр напр ок см тел",
                        "г гг стр рис табл н ст № кв д корп эт п гл",
                        "руб тыс чел шт долл коп мин сек макс т.д т.п др",
                        "это он она они мы вы я в на и но а если когда так как что где для по с у к из за от до после при также"
                                + " кроме ещё потом затем не все всё наш ваш"
                    },
            "pl",
                    new String[] {
                        "inż mgr hab ks św ul al tzw tzn np m.in pt gen płk red ok tel wg",
                        "nr str godz r art poz ust pkt rozdz",
                        "tys proc szt os min sek",
                        "to on ona oni my wy ja w na i ale a jeśli gdy tak jak co gdzie dla po z u do za od przed przy także potem nie ten ta"
                                + " te"
                    },
            "nl", new String[] {"dhr mw mevr ir ing drs mr d.w.z bijv o.a m.b.t t.a.v jhr", "nr blz art tel", "", ""});

    /** The same for more languages. */
    private static final Map<String, String[]> MORE = Map.of(
            "cs",
                    new String[] {
                        "např tj tzn tzv ul nám tř prof doc ing mgr mudr judr sv př popř příp resp tel mj vč cca",
                        "č str odst kap obr s",
                        "mil mld tis hod min atd apod atp a.s s.r.o",
                        "to on ona oni my vy já v ve na i ale a když tak jak co kde pro po z s do za od před při také potom ne ten ta"
                    },
            "hu",
                    new String[] {
                        "pl kb ún ill prof özv ifj id ld vö tel ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi",
                        "u em ker",
                        "stb krt kft bt zrt",
                        "a az és de ha ez mi ti ők én te ön nem ezt azt majd"
                    },
            "tr",
                    new String[] {
                        "örn bkz doç av yrd sn ör ıı ııı ıv vı vıı vııı ıx xı xıı xııı xıv xv xvı xvıı xvııı xıx xx xxı",
                        "no nr cilt tel",
                        "vb vs vd cad sok mah apt yy m.ö m.s dk sa",
                        ""
                    },
            "ar", new String[] {"د أ.د أ م ص.ب", "ص ت", "ر.س د.إ ج.م د.ك ق.م", ""});

    /** Languages that write 3rd as {@code 3.}. */
    private static final Set<String> DOTTED_ORDINALS =
            Set.of("de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "pl", "tr", "hr", "sl", "sr", "et", "lv");

    /** English words after which only those of {@link #AFTER_HALF} continue the sentence. */
    private static final Set<String> HALVES = Set.of("a.m", "p.m");

    /** Zones of time, and days. */
    private static final Set<String> AFTER_HALF =
            words("et est edt ct cst cdt mt mst mdt pt pst pdt utc gmt bst cet cest eet ist jst aest"
                    + " eastern central pacific mountain monday tuesday wednesday thursday friday saturday sunday january february march"
                    + " april may june july august september october november december");

    private static final Map<String, Abbreviations> ALL = all();

    private final Set<String> beforeAnything;
    private final Set<String> beforeNumber;
    private final Set<String> beforeMost;
    private final Set<String> sentenceStarts;
    private final boolean ordinalsHaveDots;

    private Abbreviations(String language, String[] lists) {
        beforeAnything = words(EVERYWHERE[0], lists[0]);
        beforeNumber = words(EVERYWHERE[1], lists[1]);
        beforeMost = words(EVERYWHERE[2], lists[2]);
        sentenceStarts = words(EVERYWHERE[3], lists[3]);
        ordinalsHaveDots = DOTTED_ORDINALS.contains(language);
    }

    /** Returns those of {@code language}; of English for no language; only the common ones for an unknown language. */
    static Abbreviations of(Locale language) {
        String code = language.getLanguage();
        Abbreviations known = ALL.get(code.isEmpty() ? "en" : code);
        return known != null ? known : new Abbreviations(code, new String[] {"", "", "", ""});
    }

    /** Whether another word always follows, as after a title. */
    boolean beforeAnything(String word) {
        return beforeAnything.contains(word);
    }

    /** Whether a number follows, as after "page". */
    boolean beforeNumber(String word) {
        return beforeNumber.contains(word);
    }

    /** Whether the word may also end a sentence, as in a company's name. */
    boolean beforeMost(String word) {
        return beforeMost.contains(word);
    }

    /** Whether {@code word} is a half of the day. */
    boolean isHalf(String word) {
        return HALVES.contains(word);
    }

    /** Whether the sentence goes on with {@code word} after a half of the day: {@code 5 p.m. EST}. */
    boolean goesOn(String word) {
        return AFTER_HALF.contains(word);
    }

    /** Whether the word is a common first word, which is lower case within a sentence. */
    boolean startsSentence(String word) {
        return sentenceStarts.contains(word);
    }

    /** Whether a dot after a number may mark an ordinal. */
    boolean ordinalsHaveDots() {
        return ordinalsHaveDots;
    }

    private static Map<String, Abbreviations> all() {
        Map<String, Abbreviations> all = new HashMap<>();
        BY_LANGUAGE.forEach((language, lists) -> all.put(language, new Abbreviations(language, lists)));
        MORE.forEach((language, lists) -> all.put(language, new Abbreviations(language, lists)));
        return Map.copyOf(all);
    }

    private static Set<String> words(String... lists) {
        Set<String> words = new HashSet<>();
        for (String list : lists) {
            words.addAll(Arrays.asList(list.split(" ")));
        }
        words.remove("");
        return Set.copyOf(words);
    }
}
