package org.assistant.tts.xtts.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The paths of the files of one XTTS model: the checkpoint as published, and the converter's output in the folder {@code onnx}.
 *
 * @param directory the model's folder
 */
public record XttsLayout(Path directory) {

    /** Name of the model, of its folder in the store, and of the engine's qualifier. */
    public static final String NAME = "xtts";

    /**
     * Increased whenever the converter makes different graphs; graphs of an earlier version stay in use until they are made
     * again.
     */
    public static final int CONVERTER = 3;

    /** The configuration of the checkpoint. */
    public Path config() {
        return directory.resolve("config.json");
    }

    /** The tokenizer. */
    public Path vocabulary() {
        return directory.resolve("vocab.json");
    }

    /** The weights, as PyTorch saved them. */
    public Path checkpoint() {
        return directory.resolve("model.pth");
    }

    /** The built-in speakers, as PyTorch saved them. */
    public Path checkpointSpeakers() {
        return directory.resolve("speakers_xtts.pth");
    }

    /** Folder of the converter's output; either complete or absent. */
    public Path converted() {
        return directory.resolve("onnx");
    }

    /** The record of a conversion by this version; one by another version has another name. */
    public Path conversion() {
        return converted().resolve("conversion-" + CONVERTER + ".json");
    }

    /** The facts about the model that an engine needs, as {@link XttsDimensions} reads them. */
    public Path dimensions() {
        return converted().resolve("dimensions.json");
    }

    /** The tokenizer of the converted model, a copy of {@link #vocabulary}. */
    public Path convertedVocabulary() {
        return converted().resolve("vocab.json");
    }

    /** Tables of the embeddings, float32, little-endian, one after the other: text, audio, text position, audio position. */
    public Path embeddings() {
        return converted().resolve("embeddings.bin");
    }

    /** The conditioning encoder and the perceiver. */
    public Path conditioning() {
        return converted().resolve("conditioning.onnx");
    }

    /** The speaker encoder. */
    public Path speaker() {
        return converted().resolve("speaker.onnx");
    }

    /** The autoregressive network with the sampling inside, for cards, with weights of {@code precision}. */
    public Path gptLoop(Precision precision) {
        return converted().resolve("gpt-loop-" + precision.word() + ".onnx");
    }

    /** The autoregressive network, one step a run, for processors, with weights of {@code precision}. */
    public Path gpt(Precision precision) {
        return converted().resolve("gpt-" + precision.word() + ".onnx");
    }

    /** The vocoder, with weights of {@code precision}. */
    public Path vocoder(Precision precision) {
        return converted().resolve("vocoder-" + precision.word() + ".onnx");
    }

    /**
     * The vocoder that an engine of {@code precision} loads. On a processor that is the one in eight bits, or the one in float32
     * if the converter found the first not accurate enough and left it out.
     */
    public Path vocoderBeside(Precision precision) {
        return switch (precision) {
            case FP32, FP16 -> vocoder(precision);
            case INT8, INT4 ->
                isThere(vocoder(Precision.FP32)) && !isThere(vocoder(Precision.INT8))
                        ? vocoder(Precision.FP32)
                        : vocoder(Precision.INT8);
        };
    }

    private static boolean isThere(Path graph) {
        return Files.isRegularFile(graph) && Files.isRegularFile(weights(graph));
    }

    /** The file next to {@code graph} that holds its weights. */
    public static Path weights(Path graph) {
        return graph.resolveSibling(graph.getFileName() + ".data");
    }

    /** The graphs that an engine of {@code precision} loads, for speech and for cloning. */
    public List<Path> graphs(Precision precision) {
        Path network = precision.onCards() ? gptLoop(precision) : gpt(precision);
        return List.of(conditioning(), speaker(), network, vocoderBeside(precision));
    }

    /**
     * Lists the files that an engine of {@code precision} lacks, in a few words each; empty if the model can be loaded. Checks
     * only whether the files exist.
     */
    public List<String> problems(Precision precision) {
        Stream<Path> needed = Stream.concat(
                Stream.of(dimensions(), convertedVocabulary(), embeddings()),
                graphs(precision).stream().flatMap(graph -> Stream.of(graph, weights(graph))));
        return needed.filter(file -> !Files.isRegularFile(file))
                .map(file -> directory.relativize(file) + " is missing")
                .toList();
    }

    /**
     * Size of the weights that an engine of {@code precision} needs for speech: the autoregressive network, its embeddings and
     * the vocoder. Missing files count as 0.
     */
    public long weightBytes(Precision precision) {
        Path network = precision.onCards() ? gptLoop(precision) : gpt(precision);
        return Stream.of(weights(network), embeddings(), weights(vocoderBeside(precision)))
                .mapToLong(XttsLayout::size)
                .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // missing, until something is converted
        }
    }

    /** Folder of the speakers that came with the checkpoint, one {@link SpeakerFile} each, ordered by file name. */
    public Path builtInSpeakers() {
        return converted().resolve("speakers");
    }
}
