package org.assistant.tts.xtts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.LatentSource;
import org.assistant.tts.xtts.gpt.Latents;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.sound.Vocoding;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.Break;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * A model without weights: a sentence is a piece, a letter a token, a token two latents, and a latent 20 ms of a tone whose pitch
 * depends on the letter and the voice. Records its calls.
 */
final class FakeXtts implements XttsSource {

    static final String REMEDY = "fetch it";

    private static final XttsDimensions DIMENSIONS = new XttsDimensions(
            XttsDimensions.FORMAT,
            "none",
            1,
            1,
            1,
            1,
            1,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            1,
            1,
            22_050,
            16_000,
            24_000,
            256,
            1024,
            30,
            30,
            4,
            false,
            Collections.nCopies(80, 1f),
            List.of("en", "de", "zh-cn"),
            new XttsDimensions.Sampling(0.75, 5, 50, 0.85));

    private static final Pattern SENTENCE = Pattern.compile("[^.!?]*\\p{L}[^.!?]*[.!?]?");

    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final List<SamplingSettings> sampling = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger loads = new AtomicInteger();
    private final Map<String, Conditioning> conditionings = new ConcurrentHashMap<>();
    private volatile String problem;
    private volatile LatentSource latents = this::tones;
    private volatile Runnable atClose = () -> {};
    private volatile boolean freed;
    private volatile Set<Voice> voices = new LinkedHashSet<>(List.of(
            new Voice("low", "Low", Locale.ENGLISH, Voice.Sex.MALE),
            new Voice("high", "High", Locale.GERMAN, Voice.Sex.FEMALE)));

    static XttsConfig config(Map<String, String> values) {
        return XttsConfig.from(key -> Optional.ofNullable(values.get(key)));
    }

    /** Returns an engine with this model. */
    XttsEngine engine(Map<String, String> values) {
        return new XttsEngine(config(values), this, REMEDY);
    }

    /** Makes the model report {@code what} as missing; null makes it complete again. */
    void lack(String what) {
        problem = what;
    }

    void voices(Set<Voice> others) {
        voices = others;
    }

    void latents(LatentSource other) {
        latents = other;
    }

    /** The decoded texts, such as "en 5 first" for a text of five tokens. */
    List<String> started() {
        return List.copyOf(started);
    }

    List<SamplingSettings> sampling() {
        return List.copyOf(sampling);
    }

    int loads() {
        return loads.get();
    }

    boolean isFreed() {
        return freed;
    }

    @Override
    public SentenceReader reader() {
        return (text, language, normalize) -> SENTENCE.matcher(text)
                .results()
                .map(sentence -> new SentenceReading(
                        Locale.forLanguageTag(language),
                        sentence.group().strip(),
                        "",
                        List.of(),
                        List.of(sentence.group().strip().split(""))))
                .toList();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public Catalogue catalogue() {
        return new Catalogue(DIMENSIONS, new FakeVoices());
    }

    @Override
    public LoadedXtts open(RunLane lane, Progress progress) {
        loads.incrementAndGet();
        progress.at("loading the fake", 0, 1);
        return new LoadedXtts(
                FakeXtts::pieces,
                (text, voice, settings, more) -> latents.start(text, voice, settings, more),
                Tones::new,
                () -> {
                    atClose.run();
                    freed = true;
                });
    }

    /** Sets what runs when the model is closed, in place of ending the decoding. */
    void atClose(Runnable end) {
        atClose = end;
    }

    private static List<TextTokens> pieces(String text, String language, boolean normalize) {
        List<TextTokens> pieces = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find()) {
            List<Integer> tokens = new ArrayList<>();
            tokens.add(List.of("en", "de", "zh-cn").indexOf(language));
            sentence.group().codePoints().filter(Character::isLetter).forEach(tokens::add);
            boolean paragraph = text.startsWith("\n\n", sentence.end());
            boolean last = text.substring(sentence.end()).isBlank();
            pieces.add(new TextTokens(
                    tokens, paragraph ? Break.PARAGRAPH : Break.SENTENCE, last ? text.length() : sentence.end()));
        }
        return pieces;
    }

    /** Two latents a letter, each the letter's number plus a small offset from the seed. */
    Latents tones(TextTokens text, Conditioning voice, SamplingSettings settings, boolean more) {
        started.add(DIMENSIONS.languages().get(text.ids().get(0)) + " "
                + (text.ids().size() - 1) + (more ? "" : " first"));
        sampling.add(settings);
        return new Latents() {
            private int given;

            @Override
            public Optional<float[]> next() {
                int letter = given++ / 2 + 1;
                return letter < text.ids().size()
                        ? Optional.of(new float[] {text.ids().get(letter) + Math.floorMod(settings.seed(), 97)})
                        : Optional.empty();
            }

            @Override
            public void close() {
                given = Integer.MAX_VALUE / 2;
            }
        };
    }

    private final class FakeVoices implements Voices {
        @Override
        public Set<Voice> all() {
            return voices;
        }

        @Override
        public Conditioning conditioning(String id) {
            if (!id.equals("low") && !id.equals("high")) {
                throw new TTSException.UnknownVoice(id, "there are low and high");
            }
            return conditionings.computeIfAbsent(
                    id, name -> new Conditioning(new float[1], new float[] {name.equals("low") ? 2 : 4}));
        }
    }

    /** A chunk for every four latents. */
    private static final class Tones implements Vocoding.Stream {
        private final float hertz;
        private final double speed;
        private final Consumer<Pcm> sink;
        private final List<float[]> kept = new ArrayList<>();

        Tones(Conditioning voice, double speed, Consumer<Pcm> sink) {
            this.hertz = voice.embedding()[0];
            this.speed = speed;
            this.sink = sink;
        }

        @Override
        public boolean isDue() {
            return kept.size() == 3;
        }

        @Override
        public void append(float[] latent) {
            kept.add(latent);
            if (kept.size() == 4) {
                finish();
            }
        }

        /** Emits nothing if the last latents have just made a chunk. */
        @Override
        public void finish() {
            if (kept.isEmpty()) {
                return;
            }
            int length = (int) (480 / speed);
            float[] samples = new float[length * kept.size()];
            for (int i = 0; i < samples.length; i++) {
                double phase = 2 * Math.PI * hertz * kept.get(i / length)[0] * i / 24_000;
                samples[i] = (float) (0.4 * Math.sin(phase));
            }
            kept.clear();
            sink.accept(Pcm.of(samples, 24_000));
        }
    }
}
