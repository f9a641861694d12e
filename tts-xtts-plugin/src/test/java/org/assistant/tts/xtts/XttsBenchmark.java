package org.assistant.tts.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.conversion.XttsModelPackage;
import org.assistant.tts.xtts.gpt.Decoder;
import org.assistant.tts.xtts.gpt.FixedLengthDecoder;
import org.assistant.tts.xtts.gpt.Latents;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.sound.StreamedVocoder;
import org.assistant.tts.xtts.sound.Vocoding;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.speaker.SpeakerEncoder;
import org.assistant.tts.xtts.text.TextTokens;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/**
 * Compares the speed of the engine on a processor with that of the reference implementation, round by round in one run.
 *
 * <p>Arguments: a checkpoint's folder with {@code ref.wav} and {@code manifest.json}, a folder for the converted model, the
 * precision, the number of latents, the number of rounds, and optionally the command of the reference (Python and its script) to
 * run it too. Prints the median of each measurement.
 */
public final class XttsBenchmark {

    static final Voice VOICE = new Voice("ref", "Ref", Locale.ENGLISH, Voice.Sex.UNKNOWN);
    private static final ObjectMapper JSON = new ObjectMapper();

    private XttsBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        Path checkpoint = Path.of(arguments[0]);
        XttsLayout layout = new XttsLayout(Path.of(arguments[1]));
        Precision precision = Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        int latents = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        if (!layout.problems(precision).isEmpty()) {
            long start = System.nanoTime();
            Progress silent = (step, done, total) -> {};
            new XttsModelPackage().convert(checkpoint, layout.directory(), List.of(precision.word()), silent);
            System.out.printf(Locale.ROOT, "converted in %.1f s%n", seconds(start));
        }
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        ExecutionTarget target = new ExecutionTarget.Cpu(Runtime.getRuntime().availableProcessors());
        Pcm clip = Wav.read(
                new ByteArrayInputStream(Files.readAllBytes(checkpoint.resolve("ref.wav"))), Integer.MAX_VALUE);
        long start = System.nanoTime();
        Conditioning voice = new SpeakerEncoder(dimensions, layout, target).encode(List.of(clip));
        System.out.printf(Locale.ROOT, "voice learnt in %.2f s%n", seconds(start));
        TextTokens text = text(checkpoint);
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        AtomicReference<Decoder> decoder = new AtomicReference<>();
        Function<RunLane, Decoder> open = lane -> {
            decoder.set(FixedLengthDecoder.open(layout, dimensions, precision, target, latents, lane));
            return decoder.get();
        };
        try (VocoderModel vocoder = VocoderModel.open(layout.vocoderBeside(precision), target, dimensions);
                XttsEngine engine = engine(
                        dimensions,
                        text,
                        voice,
                        open,
                        latentSource -> new StreamedVocoder(vocoder, dimensions, latentSource, false));
                Reference reference = new Reference(Arrays.copyOfRange(arguments, 5, arguments.length))) {
            for (int round = -1; round < rounds; round++) {
                Map<String, List<Double>> into = round < 0 ? new LinkedHashMap<>() : measured;
                speak(engine, into);
                decode(decoder.get(), text, voice, latents, into);
                vocode(vocoder, dimensions, voice, latents, into);
                reference.round(into);
            }
        }
        measured.forEach((name, values) -> System.out.printf(
                Locale.ROOT,
                "%-26s median %8.3f   best %8.3f   %d rounds%n",
                name,
                median(values),
                best(name, values),
                values.size()));
        System.out.println("memory of this process: " + memory());
    }

    private static void speak(XttsEngine engine, Map<String, List<Double>> measured) {
        long start = System.nanoTime();
        List<Double> times = new ArrayList<>();
        List<Pcm> sound = new ArrayList<>();
        engine.speak(new SpeechRequest("text", VOICE.id(), Locale.ENGLISH, 1), chunk -> {
            times.add(seconds(start));
            sound.add(chunk);
        });
        double total = seconds(start);
        double heard = sound.stream().mapToDouble(Pcm::length).sum() / engine.sampleRate();
        add(measured, "engine first_audio_s", times.get(0));
        add(measured, "engine total_rtf", total / heard);
    }

    private static void decode(
            Decoder decoder, TextTokens text, Conditioning voice, int latents, Map<String, List<Double>> measured) {
        long start = System.nanoTime();
        XttsConfig config = XttsConfig.from(key -> Optional.empty());
        try (Latents made =
                decoder.start(text, voice, config.sampling(new XttsDimensions.Sampling(0.75, 5, 50, 0.85)), false)) {
            made.next();
            double prefill = seconds(start);
            while (made.next().isPresent()) {
                // The latents are not used here.
            }
            add(measured, "engine prefill_s", prefill);
            add(measured, "engine tokens_per_s", (latents - 1) / (seconds(start) - prefill));
        }
    }

    private static void vocode(
            VocoderModel vocoder,
            XttsDimensions dimensions,
            Conditioning voice,
            int latents,
            Map<String, List<Double>> measured) {
        int frames = (int) ((long) latents
                * dimensions.codeStride()
                * dimensions.outputSampleRate()
                / dimensions.inputSampleRate()
                / dimensions.hop());
        float[] noise = new float[frames * dimensions.width()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) Math.sin(i * 12.9898);
        }
        long start = System.nanoTime();
        vocoder.decode(noise, frames, voice.embedding());
        add(
                measured,
                "engine vocoder_rtf",
                seconds(start) / ((double) frames * dimensions.hop() / dimensions.outputSampleRate()));
    }

    /** Returns an engine that speaks {@code text}, whatever the request. */
    static XttsEngine engine(
            XttsDimensions dimensions,
            TextTokens text,
            Conditioning voice,
            Function<RunLane, Decoder> decoders,
            Function<Decoder, Vocoding> vocoders) {
        XttsConfig config =
                XttsConfig.from(key -> key.equals(XttsSettings.PAUSE.key()) ? Optional.of("0") : Optional.empty());
        return new XttsEngine(
                config,
                new XttsSource() {
                    @Override
                    public Optional<String> problem() {
                        return Optional.empty();
                    }

                    @Override
                    public Catalogue catalogue() {
                        return new Catalogue(dimensions, new Voices() {
                            @Override
                            public Set<Voice> all() {
                                return Set.of(VOICE);
                            }

                            @Override
                            public Conditioning conditioning(String id) {
                                return voice;
                            }
                        });
                    }

                    @Override
                    public SentenceReader reader() {
                        throw new UnsupportedOperationException("its text is tokens");
                    }

                    @Override
                    public LoadedXtts open(RunLane lane, Progress progress) {
                        Decoder decoder = decoders.apply(lane);
                        return new LoadedXtts(
                                (raw, language, normalize) -> List.of(text),
                                decoder,
                                vocoders.apply(decoder),
                                decoder::close);
                    }
                },
                "");
    }

    static TextTokens text(Path checkpoint) throws IOException {
        List<Integer> ids = new ArrayList<>();
        JSON.readTree(checkpoint.resolve("manifest.json").toFile()).get("ids").forEach(id -> ids.add(id.intValue()));
        return new TextTokens(ids);
    }

    private static void add(Map<String, List<Double>> measured, String name, double value) {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double best(String name, List<Double> values) {
        return name.endsWith("per_s")
                ? values.stream().mapToDouble(value -> value).max().orElseThrow()
                : values.stream().mapToDouble(value -> value).min().orElseThrow();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not known on this system";
        }
        return String.join(
                ", ",
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList());
    }

    /** The reference implementation in a process of its own, which runs one round for each line it reads. */
    private static final class Reference implements AutoCloseable {
        private final Optional<Process> process;
        private final BufferedReader answers;
        private final Writer orders;

        Reference(String... command) throws IOException {
            if (command.length == 0) {
                process = Optional.empty();
                answers = null;
                orders = null;
                return;
            }
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = Optional.of(started);
            answers = started.inputReader(StandardCharsets.UTF_8);
            orders = started.outputWriter(StandardCharsets.UTF_8);
            for (String line = answers.readLine(); !"ready".equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IOException("the reference ended");
                }
            }
        }

        void round(Map<String, List<Double>> measured) {
            if (process.isEmpty()) {
                return;
            }
            try {
                orders.write("\n");
                orders.flush();
                JsonNode round = JSON.readTree(answers.readLine());
                round.properties()
                        .forEach(figure -> add(
                                measured,
                                "reference " + figure.getKey(),
                                figure.getValue().doubleValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.ifPresent(Process::destroy);
        }
    }
}
