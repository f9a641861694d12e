package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assistant.tts.spi.TTSException;

/** The weights in a PyTorch file, read tensor by tensor. Usable until the file is closed. */
public final class CheckpointWeights implements Weights {

    /** A longer key is not the name of a tensor. */
    private static final int MOST_LETTERS = 200;

    private final TorchFile file;
    private final Map<String, Source> sources;

    /** The stored form of a tensor. */
    private sealed interface Source {
        record Plain(TorchTensor tensor) implements Source {}

        /** Directions and lengths, one length for each index of the first dimension. */
        record Normed(TorchTensor lengths, TorchTensor directions) implements Source {}
    }

    private CheckpointWeights(TorchFile file, Map<String, Source> sources) {
        this.file = file;
        this.sources = sources;
    }

    /**
     * Finds the weights in {@code file}: a dictionary of tensors, or one that has such a dictionary under {@code model}.
     *
     * @throws TTSException.ModelUnavailable if there are none, or a tensor is described wrongly; names it
     */
    public static CheckpointWeights of(TorchFile file) {
        Map<String, TorchTensor> tensors = new TreeMap<>();
        for (Map.Entry<?, ?> entry : dictionary(file).entrySet()) {
            if (entry.getKey() instanceof String key && key.length() <= MOST_LETTERS) {
                Optional<String> name = CheckpointNames.normalized(key);
                if (name.isPresent()) {
                    tensor(file, key, entry.getValue()).ifPresent(tensor -> add(file, tensors, name.get(), tensor));
                }
            }
        }
        if (tensors.isEmpty()) {
            throw new TTSException.ModelUnavailable(
                    file.path() + " holds no weights of XTTS; name the folder with the model's own checkpoint", null);
        }
        return new CheckpointWeights(file, fused(file, tensors));
    }

    private static Map<?, ?> dictionary(TorchFile file) {
        if (file.content() instanceof Map<?, ?> top) {
            return top.get("model") instanceof Map<?, ?> model ? model : top;
        }
        return Map.of();
    }

    private static Optional<TorchTensor> tensor(TorchFile file, String key, Object value) {
        try {
            return TorchTensor.of(value);
        } catch (IllegalArgumentException e) {
            throw new TTSException.ModelUnavailable(
                    file.path() + " is damaged: " + key + " " + e.getMessage() + "; fetch or copy it again", e);
        }
    }

    private static void add(TorchFile file, Map<String, TorchTensor> tensors, String name, TorchTensor tensor) {
        TorchTensor other = tensors.putIfAbsent(name, tensor);
        if (other != null && !other.equals(tensor)) {
            throw new TTSException.ModelUnavailable(
                    file.path() + " holds two different tensors " + name + "; save it with one of them", null);
        }
    }

    private static Map<String, Source> fused(TorchFile file, Map<String, TorchTensor> tensors) {
        Map<String, Source> sources = new TreeMap<>();
        tensors.forEach((name, tensor) -> {
            Optional<CheckpointNames.Normed> normed = CheckpointNames.Normed.of(name);
            if (normed.isEmpty()) {
                sources.put(name, new Source.Plain(tensor));
            } else {
                TorchTensor lengths = part(file, tensors, normed.get().lengths());
                TorchTensor directions = part(file, tensors, normed.get().directions());
                sources.put(normed.get().weight(), normed(file, normed.get(), lengths, directions));
            }
        });
        return sources;
    }

    private static TorchTensor part(TorchFile file, Map<String, TorchTensor> tensors, String name) {
        if (!tensors.containsKey(name)) {
            throw missing(file, name);
        }
        return tensors.get(name);
    }

    private static Source normed(
            TorchFile file, CheckpointNames.Normed names, TorchTensor lengths, TorchTensor directions) {
        if (directions.shape().isEmpty() || lengths.size() != directions.shape().get(0)) {
            throw new TTSException.ModelUnavailable(
                    file.path() + " can't be used: " + names.lengths() + " has the shape " + lengths.shape() + ", "
                            + names.directions() + " has " + directions.shape(),
                    null);
        }
        return new Source.Normed(lengths, directions);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    @Override
    public List<Integer> shape(String name) {
        Source source = source(name);
        return source instanceof Source.Normed normed
                ? normed.directions().shape()
                : ((Source.Plain) source).tensor().shape();
    }

    @Override
    public float[] floats(String name) {
        Source source = source(name);
        float[] elements = source instanceof Source.Normed normed
                ? fuse(file.floats(name, normed.lengths()), file.floats(name, normed.directions()))
                : file.floats(name, ((Source.Plain) source).tensor());
        for (float element : elements) {
            if (!Float.isFinite(element)) {
                throw new TTSException.ModelUnavailable(
                        file.path() + " can't be used: " + name
                                + " holds a number that is not finite; take the checkpoint"
                                + " of an earlier training step",
                        null);
            }
        }
        return elements;
    }

    /** Scales each direction to its length. */
    private static float[] fuse(float[] lengths, float[] directions) {
        int row = directions.length / Math.max(1, lengths.length);
        float[] weights = new float[directions.length];
        for (int r = 0; r < lengths.length; r++) {
            double squares = 0;
            for (int i = r * row; i < (r + 1) * row; i++) {
                squares += (double) directions[i] * directions[i];
            }
            double scale = lengths[r] / Math.sqrt(squares);
            for (int i = r * row; i < (r + 1) * row; i++) {
                weights[i] = (float) (directions[i] * scale);
            }
        }
        return weights;
    }

    private Source source(String name) {
        Source source = sources.get(name);
        if (source == null) {
            throw missing(file, name);
        }
        return source;
    }

    private static TTSException missing(TorchFile file, String name) {
        return new TTSException.ModelUnavailable(
                file.path() + " lacks the tensor " + name + "; it is not a checkpoint of XTTS v2, or is incomplete",
                null);
    }
}
