package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tensor as PyTorch describes it: a view of a storage that others may share.
 *
 * @param storage name of the storage in its file
 * @param storageType class of the storage, such as {@code FloatStorage}
 * @param storageElements elements of the whole storage
 * @param offset of the first element in the storage
 * @param shape sizes of the dimensions
 * @param strides distance to the next element of each dimension
 */
record TorchTensor(
        String storage,
        String storageType,
        long storageElements,
        long offset,
        List<Integer> shape,
        List<Long> strides) {

    private static final int MOST_DIMENSIONS = 8;

    /** A longer name is not a name of a storage. */
    private static final int MOST_LETTERS = 200;

    TorchTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    /**
     * Returns the tensor that {@code value} of a pickle describes; empty if it describes something else.
     *
     * @throws IllegalArgumentException if the description is invalid; the message is the end of a sentence about it
     */
    static Optional<TorchTensor> of(Object value) {
        if (!(value instanceof Pickled.Call call) || !(call.function() instanceof Pickled.Global function)) {
            return Optional.empty();
        }
        if (!function.module().equals("torch._utils") || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        Object first = call.arguments().get(0);
        return switch (function.name()) {
            case "_rebuild_tensor_v2" -> Optional.of(rebuild(call.arguments()));
            // A parameter wraps a tensor, never another parameter.
            case "_rebuild_parameter" ->
                first instanceof Pickled.Call inner
                                && inner.function() instanceof Pickled.Global rebuilt
                                && rebuilt.name().equals("_rebuild_tensor_v2")
                        ? Optional.of(rebuild(inner.arguments()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Takes the storage, the offset, the shape and the strides; later arguments are not needed. */
    private static TorchTensor rebuild(List<?> arguments) {
        try {
            List<?> storage = (List<?>) ((Pickled.Reference) arguments.get(0)).id();
            requireFew((List<?>) arguments.get(2), (List<?>) arguments.get(3));
            TorchTensor tensor = new TorchTensor(
                    (String) storage.get(2),
                    ((Pickled.Global) storage.get(1)).name(),
                    (Long) storage.get(4),
                    (Long) arguments.get(1),
                    sizes((List<?>) arguments.get(2)),
                    longs((List<?>) arguments.get(3)));
            tensor.requireInside();
            return tensor;
        } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
            throw new IllegalArgumentException("is not described as PyTorch describes a tensor", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("has a shape that is too large", e);
        }
    }

    private static void requireFew(List<?> shape, List<?> strides) {
        if (strides.size() != shape.size() || shape.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "has " + shape.size() + " dimensions and " + strides.size() + " strides");
        }
    }

    private void requireInside() {
        if (storage.length() > MOST_LETTERS || storageType.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("has a storage whose name is too long");
        }
        if (offset < 0
                || strides.stream().anyMatch(stride -> stride < 0)
                || shape.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("has a negative offset, size or stride");
        }
        for (int i = 0; i < shape.size(); i++) {
            if (strides.get(i) == 0 && shape.get(i) > 1) {
                throw new IllegalArgumentException("has several elements at one position (a stride of 0)");
            }
        }
        if (size() > storageElements || offset > storageElements - span()) {
            throw new IllegalArgumentException(
                    "has the shape " + shape + ", which does not fit its storage of " + storageElements + " elements");
        }
    }

    private static List<Integer> sizes(List<?> values) {
        List<Integer> sizes = new ArrayList<>();
        for (Object value : values) {
            sizes.add(Math.toIntExact((Long) value));
        }
        return sizes;
    }

    private static List<Long> longs(List<?> values) {
        List<Long> longs = new ArrayList<>();
        for (Object value : values) {
            longs.add((Long) value);
        }
        return longs;
    }

    /** The number of elements. */
    int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The number of elements of the storage from the first to the last, both included; 0 if there are none. */
    long span() {
        if (size() == 0) {
            return 0;
        }
        long last = 0;
        for (int i = 0; i < shape.size(); i++) {
            last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
        }
        return last + 1;
    }

    /** Whether the elements are in the storage row after row without gaps. */
    boolean contiguous() {
        long expected = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            if (shape.get(i) != 1 && strides.get(i) != expected) {
                return false;
            }
            expected *= shape.get(i);
        }
        return true;
    }

    /** Returns the elements row after row, picked from {@code span}, the elements of the storage from the offset on. */
    float[] gather(float[] span) {
        float[] elements = new float[size()];
        int[] index = new int[shape.size()];
        long place = 0;
        for (int i = 0; i < elements.length; i++) {
            elements[i] = span[(int) place];
            for (int d = index.length - 1; d >= 0; d--) {
                place += strides.get(d);
                if (++index[d] < shape.get(d)) {
                    break;
                }
                place -= index[d] * strides.get(d);
                index[d] = 0;
            }
        }
        return elements;
    }
}
