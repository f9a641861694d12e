package org.assistant.tts.xtts;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.Decoder;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.sound.StreamedVocoder;
import org.assistant.tts.xtts.text.TextFrontEnd;
import org.assistant.tts.xtts.text.XttsTokenizer;
import org.assistant.tts.xtts.vocoder.VocoderModel;
import org.assistant.tts.xtts.voices.VoiceStore;

/** XTTS as the converter wrote it to the model store. */
final class StoredXtts implements XttsSource {

    private static final System.Logger LOGGER = System.getLogger(StoredXtts.class.getName());
    private static final List<Precision> ON_PROCESSORS = List.of(Precision.INT8, Precision.INT4, Precision.FP32);
    private static final List<Precision> ON_CARDS = List.of(Precision.FP16);

    private final XttsConfig config;
    private final ModelStore store;
    private final boolean fetch;
    private final XttsLayout layout;
    private final Path voices;
    private volatile Choice loaded; // null until something is loaded

    /** The precision and target of the loaded model. */
    private record Choice(Precision precision, ExecutionTarget target) {}

    /** @param models the location of the store, and whether a missing model may be fetched */
    StoredXtts(XttsConfig config, ModelSettings models) {
        this.config = config;
        this.store = models.store();
        this.fetch = models.fetch() == ModelSettings.FetchPolicy.AUTO;
        this.layout = new XttsLayout(store.directory(XttsLayout.NAME));
        this.voices = config.voices().orElse(store.directory("xtts-voices"));
    }

    @Override
    public Optional<String> problem() {
        return fetch ? Optional.empty() : missing();
    }

    private Optional<String> missing() {
        List<Precision> wanted = wanted(config.targets().get(0));
        if (wanted.stream().anyMatch(precision -> layout.problems(precision).isEmpty())) {
            return Optional.empty();
        }
        List<String> problems = layout.problems(wanted.get(0));
        String more = problems.size() > 1 ? " and " + (problems.size() - 1) + " more" : "";
        return Optional.of("no converted XTTS model is in " + layout.directory() + ": " + problems.get(0) + more);
    }

    @Override
    public EngineProfile profile() {
        Choice choice = loaded;
        ExecutionTarget target = choice == null ? config.targets().get(0) : choice.target();
        Precision precision = choice == null ? precision(target) : choice.precision();
        boolean card = target instanceof ExecutionTarget.Cuda;
        return new EngineProfile(
                "XTTS v2, " + precision.word(),
                Device.words(target),
                card,
                config.parallel(target),
                layout.weightBytes(precision));
    }

    @Override
    public Catalogue catalogue() {
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        return new Catalogue(dimensions, new StoredVoices(voiceStore(dimensions)));
    }

    @Override
    public SentenceReader reader() {
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        return text(dimensions)::readings;
    }

    private TextFrontEnd text(XttsDimensions dimensions) {
        return new TextFrontEnd(XttsTokenizer.read(layout.convertedVocabulary()), mostTokens(dimensions));
    }

    XttsLayout layout() {
        return layout;
    }

    VoiceStore voiceStore(XttsDimensions dimensions) {
        return new VoiceStore(voices, dimensions, layout);
    }

    @Override
    public LoadedXtts open(RunLane lane, Progress progress) {
        if (fetch && missing().isPresent()) {
            store.fetch(modelPackage(), progress);
        }
        missing().ifPresent(problem -> {
            throw new TTSException.ModelUnavailable(problem, null);
        });
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        if (!Files.exists(layout.conversion())) {
            // A request that waits for speech must not wait for a conversion.
            LOGGER.log(
                    Level.INFO,
                    "XTTS was converted by an earlier version, which made slower graphs; to convert it again, run {0}",
                    FetchCommand.of(XttsLayout.NAME));
        }
        progress.at("reading the vocabulary", 0, 2);
        TextFrontEnd text = text(dimensions);
        progress.at("loading the networks", 1, 2);
        List<ExecutionTarget> targets = config.targets();
        for (ExecutionTarget target : targets.subList(0, targets.size() - 1)) {
            try {
                return open(text, dimensions, target, lane);
            } catch (TTSException.EngineUnavailable e) {
                LOGGER.log(Level.INFO, "XTTS runs on the processor: {0}", e.getMessage());
            }
        }
        return open(text, dimensions, targets.get(targets.size() - 1), lane);
    }

    private LoadedXtts open(TextFrontEnd text, XttsDimensions dimensions, ExecutionTarget target, RunLane lane) {
        Precision precision = precision(target);
        Decoder decoder = decoder(dimensions, precision, target, lane);
        try {
            VocoderModel vocoder = VocoderModel.open(layout.vocoderBeside(precision), target, dimensions);
            LOGGER.log(Level.INFO, "XTTS in {0} on {1}", precision.word(), target);
            loaded = new Choice(precision, target);
            return new LoadedXtts(
                    text::pieces,
                    decoder,
                    new StreamedVocoder(
                            vocoder, dimensions, decoder, config.seed().isPresent()),
                    () -> {
                        decoder.close();
                        vocoder.close();
                    });
        } catch (TTSException e) {
            decoder.close();
            throw e;
        }
    }

    private Decoder decoder(XttsDimensions dimensions, Precision precision, ExecutionTarget target, RunLane lane) {
        int rows = config.rows(target);
        int tokens = mostTokens(dimensions);
        return target instanceof ExecutionTarget.Cuda
                ? Decoder.openLoop(layout, dimensions, precision, target, rows, tokens, config.maxWaiting())
                : Decoder.open(layout, dimensions, precision, target, rows, tokens, config.maxWaiting(), lane);
    }

    /** Returns the token limit of a piece: far below the limit on codes, or the network's own limit if that is lower. */
    private static int mostTokens(XttsDimensions dimensions) {
        return Math.min(TextFrontEnd.COMFORTABLE_TOKENS, dimensions.mostTextTokens());
    }

    private List<Precision> wanted(ExecutionTarget target) {
        return config.precision()
                .map(List::of)
                .orElse(target instanceof ExecutionTarget.Cuda ? ON_CARDS : ON_PROCESSORS);
    }

    /** Returns the first wanted precision whose files exist, or the first wanted one if none do. */
    private Precision precision(ExecutionTarget target) {
        List<Precision> wanted = wanted(target);
        return wanted.stream()
                .filter(precision -> layout.problems(precision).isEmpty())
                .findFirst()
                .orElse(wanted.get(0));
    }

    /** Finds the converter's package by its name, since an engine has no dependency on the converter. */
    private static ModelPackage modelPackage() {
        return ModelPackage.onClassPath(StoredXtts.class.getClassLoader()).stream()
                .filter(model -> model.manifest().name().equals(XttsLayout.NAME))
                .findFirst()
                .orElseThrow(
                        () -> new TTSException.ModelUnavailable("no package here fetches and converts XTTS", null));
    }
}
