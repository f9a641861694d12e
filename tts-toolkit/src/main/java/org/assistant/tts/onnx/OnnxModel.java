package org.assistant.tts.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.tts.spi.TTSException;

/**
 * A loaded network. Immutable, thread-safe; its opener closes it.
 *
 * <p>Each run takes the threads of its {@link ExecutionTarget}; the caller limits the number of concurrent runs.
 */
public final class OnnxModel implements AutoCloseable {

    private final Path file;
    private final ExecutionTarget target;
    private final RunPattern pattern;
    private final OrtSession session;
    private final RunGuard guard;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private boolean closed; // guarded by this

    private OnnxModel(Path file, ExecutionTarget target, RunPattern pattern, OrtSession session) throws OrtException {
        this.file = file;
        this.target = target;
        this.pattern = pattern;
        this.session = session;
        this.inputs = specs(session.getInputInfo());
        this.outputs = specs(session.getOutputInfo());
        this.guard = new RunGuard(String.valueOf(file.getFileName()));
    }

    /**
     * Loads a graph that runs occasionally.
     *
     * @see #open(Path, ExecutionTarget, RunPattern)
     */
    public static OnnxModel open(Path file, ExecutionTarget target) {
        return open(file, target, RunPattern.OCCASIONAL);
    }

    /**
     * Loads a graph.
     *
     * @param file the graph; weights in a separate file are in the same folder
     * @param pattern the rhythm of the runs
     * @throws TTSException.ModelUnavailable if the file is missing or not a graph that can run
     * @throws TTSException.EngineUnavailable if ONNX Runtime or the target is unavailable
     */
    public static OnnxModel open(Path file, ExecutionTarget target, RunPattern pattern) {
        if (!Files.isReadable(file)) {
            throw new TTSException.ModelUnavailable("there is no readable file " + file, null);
        }
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            general(options);
            place(options, target, pattern);
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OnnxModel(file, target, pattern, session);
            } catch (OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            if (target instanceof ExecutionTarget.Cuda
                    && String.valueOf(e.getMessage()).contains("CUDA")) {
                // The libraries exist, but the driver or the card is missing.
                throw new TTSException.EngineUnavailable("no CUDA for " + file + ": " + e.getMessage(), e);
            }
            throw new TTSException.ModelUnavailable(file + " can't be loaded: " + e.getMessage(), e);
        }
    }

    /** The inputs, in the order of the graph. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** The outputs, in the order of the graph. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /**
     * Returns the input with one of {@code names}.
     *
     * @param types the allowed types of its elements
     * @throws TTSException.ModelUnavailable if there is none; the message lists the inputs
     */
    public TensorSpec requireInput(List<OnnxJavaType> types, String... names) {
        return require("input", inputs, types, names);
    }

    /**
     * Returns the output with one of {@code names}.
     *
     * @param types the allowed types of its elements
     * @throws TTSException.ModelUnavailable if there is none; the message lists the outputs
     */
    public TensorSpec requireOutput(List<OnnxJavaType> types, String... names) {
        return require("output", outputs, types, names);
    }

    /**
     * Runs the network. Interrupting the calling thread ends the native run at its next node; this method returns only
     * when the native run has ended.
     *
     * @param inputs by name; owned by the caller, who may close them afterwards
     * @return every output; owned by the caller, who closes it
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws TTSException.EngineUnavailable if the model was closed
     * @throws TTSException.SynthesisFailed if the run failed
     */
    public OrtSession.Result run(Map<String, OnnxTensor> inputs) {
        return run(inputs, Map.of());
    }

    /**
     * Runs the network as {@link #run(Map)} does, with given tensors for some of its outputs.
     *
     * @param inputs by name; owned by the caller, who may close them afterwards
     * @param pinned tensors that the outputs of these names are written to, of exactly their shape; owned by the caller. On the
     *     processor a tensor may also be an input, if the operator allows it
     * @return every output; closing it leaves the pinned tensors open
     * @throws TTSException.Cancelled if the thread was interrupted; the contents of the pinned tensors are then undefined
     * @throws TTSException.EngineUnavailable if the model was closed
     * @throws TTSException.SynthesisFailed if the run failed
     */
    public OrtSession.Result run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> pinned) {
        Set<String> others = outputs.stream()
                .map(TensorSpec::name)
                .filter(name -> !pinned.containsKey(name))
                .collect(Collectors.toSet());
        return guard.run(options -> {
            if (target instanceof ExecutionTarget.Cpu && pattern == RunPattern.OCCASIONAL) {
                // Returns memory after each run; otherwise the longest text ever spoken decides the memory that is
                // kept. 370 MB
                // instead of 800 MB after 200 tokens of Kokoro, for 1 % of the time.
                options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            }
            return session.run(inputs, others, pinned, options);
        });
    }

    /** Stops the current runs, waits for their end and frees the network. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        guard.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(file + " can't be closed", e);
        }
    }

    private static void general(OrtSession.SessionOptions options) throws OrtException {
        // Errors are thrown as exceptions, too.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setInterOpNumThreads(1);
        // Our graphs use eight-bit operators explicitly. The search for more would fuse an addition of two values with
        // a step
        // for each channel into an operator that supports only one step, and the graph would not load.
        options.addConfigEntry("session.disable_quant_qdq", "1");
    }

    private static void place(OrtSession.SessionOptions options, ExecutionTarget target, RunPattern pattern)
            throws OrtException {
        if (target instanceof ExecutionTarget.Cpu cpu) {
            options.setIntraOpNumThreads(cpu.threads());
            if (pattern == RunPattern.CONTINUOUS) {
                options.addConfigEntry("session.intra_op.allow_spinning", "1");
                // No spinning after the last node: then another network runs on the same processors.
                options.addConfigEntry("session.force_spinning_stop", "1");
            } else {
                // Without spinning a run takes 14 % less processor time, and is no slower when others need the
                // processor too.
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
            }
        } else if (target instanceof ExecutionTarget.Cuda cuda) {
            // Weights outside the arena, which doubles as it grows and would take up to twice their size.
            options.addConfigEntry("session.use_device_allocator_for_initializers", "1");
            // The processor only launches the card's work.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(cuda.device())) {
                // The length of speech varies, and an exhaustive search for each length costs more than it gains.
                provider.add("cudnn_conv_algo_search", "HEURISTIC");
                options.addCUDA(provider);
            } catch (OrtException e) {
                throw new TTSException.EngineUnavailable("no CUDA device " + cuda.device() + ": " + e.getMessage(), e);
            }
        }
    }

    private TensorSpec require(String kind, List<TensorSpec> there, List<OnnxJavaType> types, String... names) {
        List<String> wanted = Arrays.asList(names);
        return there.stream()
                .filter(spec -> wanted.contains(spec.name()) && types.contains(spec.type()))
                .findFirst()
                .orElseThrow(() -> new TTSException.ModelUnavailable(
                        file + " needs an " + kind + " " + String.join(" or ", wanted) + " of " + types + ", it has "
                                + there,
                        null));
    }

    private static List<TensorSpec> specs(Map<String, NodeInfo> nodes) {
        List<TensorSpec> specs = new ArrayList<>();
        for (NodeInfo node : nodes.values()) {
            boolean tensor = node.getInfo() instanceof TensorInfo;
            specs.add(
                    new TensorSpec(node.getName(), tensor ? ((TensorInfo) node.getInfo()).type : OnnxJavaType.UNKNOWN));
        }
        return List.copyOf(specs);
    }
}
