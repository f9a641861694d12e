package org.assistant.tts.xtts.conversion.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a file as {@code torch.save} does. */
public final class TorchZip {

    private final Map<String, byte[]> storages = new LinkedHashMap<>();
    private final Map<String, Consumer<Pickle>> tensors = new LinkedHashMap<>();

    /** Adds a float32 tensor with a storage of its own. */
    public TorchZip floats(String name, List<Integer> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return view(name, storage(bytes.array()), "FloatStorage", values.length, 0, shape);
    }

    /** Adds a storage, and returns its name. */
    public String storage(byte[] content) {
        String key = String.valueOf(storages.size());
        storages.put(key, content);
        return key;
    }

    /** Adds a tensor that is in a storage row after row. */
    public TorchZip view(String name, String storage, String type, long elements, long offset, List<Integer> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return view(name, storage, type, elements, offset, shape, List.of(strides));
    }

    public TorchZip view(
            String name,
            String storage,
            String type,
            long elements,
            long offset,
            List<? extends Number> shape,
            List<Long> strides) {
        tensors.put(name, pickle -> {
            pickle.global("torch._utils", "_rebuild_tensor_v2").operations("((");
            pickle.text("storage").global("torch", type).text(storage).text("cpu");
            pickle.number(elements).operations("tQ").number(offset);
            numbers(pickle, shape);
            numbers(pickle, strides);
            pickle.bytes(0x89).global("collections", "OrderedDict").operations(")R" + "tR");
        });
        return this;
    }

    /** Adds any other value in place of a tensor. */
    public TorchZip value(String name, Consumer<Pickle> value) {
        tensors.put(name, value);
        return this;
    }

    /** Writes the tensor or other value {@code name} to {@code pickle}, as part of another value. */
    public void value(Pickle pickle, String name) {
        tensors.get(name).accept(pickle);
    }

    private static void numbers(Pickle pickle, List<? extends Number> numbers) {
        pickle.operations("(");
        numbers.forEach(number -> pickle.number(number.longValue()));
        pickle.operations("t");
    }

    private void dictionary(Pickle pickle) {
        pickle.global("collections", "OrderedDict").operations(")R(");
        tensors.forEach((name, value) -> value.accept(pickle.text(name)));
        pickle.operations("u");
    }

    /** Returns only the dictionary. */
    byte[] plain() {
        Pickle pickle = new Pickle();
        dictionary(pickle);
        return pickle.stop();
    }

    /** Returns the dictionary as a trainer stores it, next to an object of a class of its own. */
    public byte[] trained() {
        Pickle pickle = new Pickle().operations("}(").text("config");
        pickle.global("trainer.config", "Config").operations(")").bytes(0x81);
        pickle.operations("}(").text("epochs").number(3).operations("ub");
        dictionary(pickle.text("model"));
        pickle.text("step").number(1L << 40).operations("u");
        return pickle.stop();
    }

    public Path write(Path file) {
        return write(file, "archive/", plain());
    }

    public Path write(Path file, String root, byte[] pickle) {
        return write(file, root, pickle, ZipEntry.STORED);
    }

    public Path write(Path file, String root, byte[] pickle, int method) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, root + "data.pkl", pickle, method);
            entry(zip, root + "byteorder", "little".getBytes(StandardCharsets.UTF_8), method);
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                entry(zip, root + "data/" + storage.getKey(), storage.getValue(), method);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setCrc(sum.getValue());
            entry.setSize(content.length);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
