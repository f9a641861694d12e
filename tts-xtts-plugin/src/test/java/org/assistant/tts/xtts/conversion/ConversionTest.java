package org.assistant.tts.xtts.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.SpeakerFile;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversion of a whole checkpoint, with graphs of one node. */
final class ConversionTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    Path home;

    private Path source;
    private ModelStore store;
    private XttsLayout layout;
    private String failing = "";
    private long room = 1L << 40;
    private final List<String> built = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final XttsModelPackage model = new XttsModelPackage(this::steps, folder -> room);

    @BeforeEach
    void fill() {
        source = new SmallCheckpoint().write(home.resolve("source"));
        store = new ModelStore(home.resolve("models"));
        layout = new XttsLayout(store.directory("xtts"));
        store.acceptLicence(model);
    }

    private List<ConversionStep> steps(List<Precision> precisions) {
        List<ConversionStep> steps = new ArrayList<>();
        for (Precision precision : precisions) {
            steps.add(step(layout -> layout.gpt(precision).getFileName().toString(), precision));
        }
        return steps;
    }

    private ConversionStep step(Function<XttsLayout, String> name, Precision precision) {
        return ConversionStep.of(
                layout -> layout.converted().resolve(name.apply(layout)),
                List.of("gpt.mel_head.weight"),
                precision,
                (weights, dimensions) -> {
                    String file = name.apply(layout);
                    if (file.equals(failing)) {
                        throw new TTSException.ModelUnavailable("out of luck", null);
                    }
                    built.add(file);
                    return graph(weights);
                });
    }

    /** Returns a graph that adds a table to its input. */
    private static OnnxGraph graph(Weights weights) {
        GraphBuilder graph = new GraphBuilder("tiny", 17);
        List<Long> shape = weights.shape("gpt.mel_head.weight").stream()
                .map(Integer::longValue)
                .toList();
        String table = graph.constant(Initializer.floats("table", shape, () -> weights.floats("gpt.mel_head.weight")));
        String in = graph.input("in", DataType.FLOAT, 1);
        graph.addNamed("", "Add", List.of(in, table), List.of("out"));
        graph.output("out", DataType.FLOAT, 90, 64);
        return graph.build();
    }

    private final Progress progress = new Progress() {
        @Override
        public void at(String step, long done, long total) {
            told.add(step + " " + done + "/" + total);
        }

        @Override
        public void note(String sentence) {
            told.add(sentence);
        }
    };

    private void convert(String... precisions) {
        built.clear();
        store.convert(model, source, List.of(precisions), progress);
    }

    private List<String> converted() throws IOException {
        try (Stream<Path> files = Files.walk(layout.converted())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> layout.converted().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void folderOfAnOperator_isConvertedWhole() throws IOException {
        SmallCheckpoint.speakers(source, 32 * 64);
        convert("int8");
        assertThat(converted())
                .containsExactly(
                        "conversion-3.json",
                        "dimensions.json",
                        "embeddings.bin",
                        "gpt-int8.onnx",
                        "gpt-int8.onnx.data",
                        "speakers/000-alma-maria.speaker",
                        "speakers/001-wulf-carlevaro.speaker",
                        "vocab.json");
        assertThat(store.problems(model)).isEmpty();
        assertThat(store.require(model)).isEqualTo(layout.directory());
        assertThat(layout.convertedVocabulary()).hasSameBinaryContentAs(source.resolve("vocab.json"));
        assertThat(Files.size(layout.embeddings())).isEqualTo(4 * 64 * (300 + 90 + 64 + 68));
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        assertThat(dimensions.width()).isEqualTo(64);
        assertThat(dimensions.source()).hasSize(64);
        assertThat(told).contains("[1/1] gpt-int8.onnx 1/1");
        try (Stream<Path> left = Files.list(layout.directory())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("onnx", ".licence-accepted", ".converted-from", ".verified");
        }
    }

    @Test
    void tables_standInTheirOrder() throws IOException {
        convert("int8");
        FloatBuffer tables = ByteBuffer.wrap(Files.readAllBytes(layout.embeddings()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        // All tables begin at the start of the only storage, with 1, 2, ...
        for (int row : List.of(0, 300, 390, 454)) {
            assertThat(tables.get(64 * row)).isEqualTo(1);
            assertThat(tables.get(64 * row + 63)).isEqualTo(1 + 63 % 7);
        }
        assertThat(tables.get(64 * 390 - 1)).isEqualTo(1 + (64 * 90 - 1) % 7);
    }

    @Test
    void speakers_keepTheirNamesAndNumbers() {
        SmallCheckpoint.speakers(source, 32 * 64);
        convert("int8");
        SpeakerFile speaker = SpeakerFile.read(layout.builtInSpeakers().resolve("001-wulf-carlevaro.speaker"));
        assertThat(speaker.name()).isEqualTo("../Wulf Carlevaro");
        assertThat(speaker.latents()).hasSize(32 * 64).containsOnly(0.5f);
        assertThat(speaker.embedding()).hasSize(512).containsOnly(-0.25f);
    }

    @Test
    void speakersOfAnotherModel_areRefused() {
        SmallCheckpoint.speakers(source, 32 * 128);
        assertThatThrownBy(() -> convert("int8"))
                .hasMessageContaining("speakers_xtts.pth can't be used: gpt_cond_latent of Alma María has the shape")
                .hasMessageContaining("expected 2048 numbers");
        assertThat(layout.converted()).doesNotExist();
    }

    @Test
    void fineTune_isFoundUnderItsName() {
        source = new SmallCheckpoint().write(home.resolve("tuned"), "best_model.pth", name -> "xtts." + name);
        convert();
        assertThat(store.problems(model)).isEmpty();
        assertThat(told).anyMatch(line -> line.contains("no speakers_xtts.pth"));
    }

    @Test
    void precisionsOfTheSameCheckpoint_addUp() throws IOException {
        convert("int8");
        Files.setLastModifiedTime(layout.gpt(Precision.INT8), LONG_AGO);
        convert("fp16", "int8");
        assertThat(built).containsExactly("gpt-fp16.onnx");
        assertThat(Files.getLastModifiedTime(layout.gpt(Precision.INT8))).isEqualTo(LONG_AGO);
        assertThat(store.verify(model, progress)).isEmpty();
    }

    /** Steps of a graph whose accuracy is {@code signalToNoise}, in decibels. */
    private XttsModelPackage measuring(double signalToNoise) {
        ConversionStep exact = step(layout -> "exact.onnx", Precision.FP32);
        ConversionStep rough = step(layout -> "rough.onnx", Precision.INT8);
        ConversionStep measured = new ConversionStep(
                rough.file(),
                rough.tensors(),
                rough.precision(),
                (material, names, graph) -> {
                    rough.maker().make(material, names, graph);
                    return Optional.of(new Nearness(signalToNoise, 1));
                },
                Optional.of(exact));
        return new XttsModelPackage(precisions -> List.of(measured), folder -> room);
    }

    @Test
    void graphNotGoodEnough_isReplacedAndNotTriedAgain() throws IOException {
        store.convert(measuring(19.9), source, List.of(), progress);
        assertThat(built).containsExactly("rough.onnx", "exact.onnx");
        assertThat(converted())
                .contains("exact.onnx", "exact.onnx.data")
                .doesNotContain("rough.onnx", "rough.onnx.data");
        assertThat(told)
                .contains("rough.onnx is not accurate enough, using float32 instead: "
                        + "noise 19.9 dB below the speech, spectra 1.00 dB apart");
        assertThat(store.verify(model, progress)).isEmpty();
        built.clear();
        store.convert(measuring(19.9), source, List.of(), progress);
        assertThat(built).isEmpty();
        assertThat(ConversionRecord.read(layout.converted()).orElseThrow().compared())
                .containsExactly(Map.entry("rough.onnx", new Nearness(19.9, 1)));
    }

    @Test
    void graphGoodEnough_isKeptWithItsMeasurements() throws IOException {
        store.convert(measuring(20), source, List.of(), progress);
        assertThat(converted()).contains("rough.onnx").doesNotContain("exact.onnx");
        assertThat(told).contains("rough.onnx: noise 20.0 dB below the speech, spectra 1.00 dB apart");
        convert("int4");
        assertThat(ConversionRecord.read(layout.converted()).orElseThrow().compared())
                .containsExactly(Map.entry("rough.onnx", new Nearness(20, 1)));
    }

    @Test
    void measurementsThatAreNoNumbers_areNotGoodEnough() throws IOException {
        store.convert(measuring(Double.NaN), source, List.of(), progress);
        assertThat(converted()).contains("exact.onnx").doesNotContain("rough.onnx");
        assertThat(ConversionRecord.read(layout.converted())).isPresent();
    }

    @Test
    void conversionCutOffBehindARefusal_goesOnWithWhatTakesItsPlace() {
        failing = "exact.onnx";
        assertThatThrownBy(() -> store.convert(measuring(3), source, List.of(), progress))
                .hasMessage("out of luck");
        failing = "";
        built.clear();
        store.convert(measuring(3), source, List.of(), progress);
        assertThat(built).containsExactly("exact.onnx");
    }

    @Test
    void anotherCheckpoint_replacesAll() throws IOException {
        convert("int8", "fp32");
        String first = XttsDimensions.read(layout.dimensions()).source();
        source = new SmallCheckpoint().write(home.resolve("tuned"), "model.pth", name -> "xtts." + name);
        convert("int8");
        assertThat(built).containsExactly("gpt-int8.onnx");
        assertThat(converted()).doesNotContain("gpt-fp32.onnx");
        assertThat(XttsDimensions.read(layout.dimensions()).source()).isNotEqualTo(first);
        assertThat(store.problems(model)).isEmpty();
    }

    @Test
    void conversionThatFailed_goesOnWhereItWasAndLeavesWhatWasThere() throws IOException {
        convert("fp32");
        List<String> before = converted();
        failing = "gpt-fp16.onnx";
        assertThatThrownBy(() -> convert("int8", "fp16")).hasMessage("out of luck");
        assertThat(converted()).isEqualTo(before);
        assertThat(store.problems(model)).isEmpty();
        failing = "";
        convert("int8", "fp16");
        assertThat(built).containsExactly("gpt-fp16.onnx");
        assertThat(converted()).contains("gpt-int8.onnx", "gpt-fp16.onnx", "gpt-fp32.onnx");
    }

    @Test
    void graphCutOffInTheMiddle_isMadeAgain() throws IOException {
        failing = "gpt-fp16.onnx";
        assertThatThrownBy(() -> convert("int8", "fp16")).hasMessage("out of luck");
        Path data = layout.directory().resolve("conversion.part/onnx/gpt-int8.onnx.data");
        Files.write(data, new byte[7]);
        failing = "";
        convert("int8", "fp16");
        assertThat(built).containsExactly("gpt-int8.onnx", "gpt-fp16.onnx");
    }

    @Test
    void damagedGraph_isFoundAndMadeAgain() throws IOException {
        convert("int8", "fp32");
        Path data = XttsLayout.weights(layout.gpt(Precision.INT8));
        byte[] bytes = Files.readAllBytes(data);
        bytes[5] ^= 1;
        Files.write(data, bytes);
        assertThat(store.verify(model, progress)).containsExactly("onnx/gpt-int8.onnx.data is damaged");
        convert("int8");
        assertThat(built).containsExactly("gpt-int8.onnx");
        assertThat(store.verify(model, progress)).isEmpty();
    }

    @Test
    void tooLittleRoom_isSaidBeforeAnythingIsMade() {
        room = 10;
        assertThatThrownBy(() -> convert("int8"))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("not enough room")
                .hasMessageContaining("67 MB needed, 0 MB free");
        assertThat(built).isEmpty();
    }

    @Test
    void interrupted_isCancelledAndNothingStands() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> convert("int8")).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(layout.converted()).doesNotExist();
    }

    @Test
    void folderWithoutWhatIsNeeded_isNamed() throws IOException {
        Files.delete(source.resolve("config.json"));
        assertThatThrownBy(() -> convert("int8")).hasMessageContaining(source + " has no config.json");
        Files.delete(source.resolve("model.pth"));
        assertThatThrownBy(() -> convert("int8")).hasMessageContaining(source + " has no model.pth");
        Files.writeString(source.resolve("a.pth"), "");
        Files.writeString(source.resolve("b.pth"), "");
        assertThatThrownBy(() -> convert("int8")).hasMessageContaining(source + " has 2 checkpoints");
    }

    @Test
    void missingTensor_isNamed() {
        SmallCheckpoint checkpoint = new SmallCheckpoint();
        checkpoint.shapes().remove("hifigan_decoder.speaker_encoder.layer3.0.se.fc.2.bias");
        source = checkpoint.write(home.resolve("broken"));
        assertThatThrownBy(() -> convert("int8"))
                .hasMessageContaining("lacks the tensor hifigan_decoder.speaker_encoder.layer3.0.se.fc.2.bias");
    }

    @Test
    void unknownPrecision_isWrongUsage() {
        assertThatThrownBy(() -> convert("int2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("precision must be one of fp32, fp16, int8, int4, was int2");
    }

    @Test
    void fetchOfAConvertedModel_changesNothing() throws IOException {
        convert("int8");
        store.fetch(model, progress);
        Files.delete(layout.embeddings());
        assertThatThrownBy(() -> store.fetch(model, progress))
                .hasMessageContaining("onnx/embeddings.bin is not prepared; convert it with:")
                .hasMessageContaining("models convert xtts " + source);
    }

    @Test
    void licenceNotAccepted_refusesAndSaysWhatItAllows() {
        ModelStore strict = new ModelStore(home.resolve("strict"));
        assertThatThrownBy(() -> strict.convert(model, source, List.of(), progress))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("Coqui Public Model License 1.0.0")
                .hasMessageContaining("non-commercial use only")
                .hasMessageContaining("models convert xtts " + source + " --accept-license");
        assertThatThrownBy(() -> strict.fetch(model, progress))
                .hasMessageContaining("non-commercial use only")
                .hasMessageContaining("models fetch xtts --accept-license");
        assertThat(strict.directory("xtts")).doesNotExist();
    }

    @Test
    void engineAsksTheLayout_whatIsMissing() {
        assertThat(layout.problems(Precision.INT8)).hasSize(11).contains("onnx/dimensions.json is missing");
        convert("int8");
        assertThat(layout.problems(Precision.INT8))
                .containsExactly(
                        "onnx/conditioning.onnx is missing",
                        "onnx/conditioning.onnx.data is missing",
                        "onnx/speaker.onnx is missing",
                        "onnx/speaker.onnx.data is missing",
                        "onnx/vocoder-int8.onnx is missing",
                        "onnx/vocoder-int8.onnx.data is missing");
    }

    @Test
    void publishedCheckpointFetched_needsWhatSuitsTheMachine() throws IOException {
        convert("fp32");
        assertThat(model.preparedFiles(layout.directory())).doesNotContain("onnx/gpt-int8.onnx");
        Path record = layout.converted().resolve(ConversionRecord.NAME);
        String published = model.manifest().files().stream()
                .filter(file -> file.path().equals("model.pth"))
                .findFirst()
                .orElseThrow()
                .sha256();
        String source = XttsDimensions.read(layout.dimensions()).source();
        Files.writeString(record, Files.readString(record).replace(source, published));
        assertThat(model.preparedFiles(layout.directory())).doesNotContain("onnx/gpt-int8.onnx");
        Files.writeString(layout.checkpoint(), "");
        assertThat(model.preparedFiles(layout.directory()))
                .contains("onnx/gpt-fp32.onnx", "onnx/gpt-int8.onnx", "onnx/gpt-int8.onnx.data");
    }

    @Test
    void conversionByAnEarlierVersion_isNoticed_andMadeAnew() throws IOException {
        convert("int8");
        Path former = layout.converted().resolve("conversion-1.json");
        Files.move(layout.conversion(), former);
        assertThat(store.problems(model)).isNotEmpty();
        convert("int8");
        assertThat(built).containsExactly("gpt-int8.onnx");
        assertThat(store.problems(model)).isEmpty();
        assertThat(former).doesNotExist();
    }

    @Test
    void recordThatIsDamaged_countsAsNotConverted() throws IOException {
        convert("fp32");
        for (String content : List.of("", "null", "{", "{\"dimensions\": null, \"files\": null}", "[]")) {
            Files.writeString(layout.converted().resolve(ConversionRecord.NAME), content);
            assertThat(ConversionRecord.read(layout.converted())).isEmpty();
        }
        convert("fp32");
        assertThat(built).containsExactly("gpt-fp32.onnx");
        assertThat(store.problems(model)).isEmpty();
    }
}
