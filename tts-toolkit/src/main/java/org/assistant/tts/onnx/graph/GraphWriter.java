package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes graphs to a file each, and the large constants of all of them to one further file. */
final class GraphWriter {

    /** Constants of at least this size go to the second file; a runtime needs smaller ones, such as shapes, inside the graph. */
    private static final int LARGE = 4096;

    /** The alignment of large constants: a runtime can map only whole pages. */
    private static final int PAGE = 4096;

    private final Path weights;
    private final Map<String, TensorProto> placed = new HashMap<>(); // by name

    GraphWriter(Path weights) {
        this.weights = weights;
    }

    /** @param graphs the graphs by their files; constants of the same name are the same in all of them */
    void write(Map<Path, OnnxGraph> graphs) throws IOException {
        for (Path file : graphs.keySet()) {
            if (!file.toAbsolutePath()
                    .getParent()
                    .equals(weights.toAbsolutePath().getParent())) {
                throw new IllegalArgumentException("the weights must be next to " + file + ", not in " + weights);
            }
        }
        Map<Path, ModelProto> models = new LinkedHashMap<>();
        try (FileChannel channel = create(weights)) {
            for (Map.Entry<Path, OnnxGraph> entry : graphs.entrySet()) {
                ModelProto.Builder model = entry.getValue().withoutInitializers().toBuilder();
                for (Initializer initializer : entry.getValue().initializers()) {
                    if (!placed.containsKey(initializer.name())) {
                        placed.put(initializer.name(), place(initializer, channel));
                    }
                    model.getGraphBuilder().addInitializer(placed.get(initializer.name()));
                }
                models.put(entry.getKey(), model.build());
            }
            channel.force(true);
        }
        for (Map.Entry<Path, ModelProto> model : models.entrySet()) {
            try (FileChannel channel = create(model.getKey())) {
                OutputStream out = Channels.newOutputStream(channel);
                model.getValue().writeTo(out);
                channel.force(true);
            }
        }
    }

    private TensorProto place(Initializer initializer, FileChannel channel) throws IOException {
        ByteString raw = initializer.raw();
        if (raw.isEmpty()) {
            return initializer.header();
        }
        if (raw.size() < LARGE) {
            return initializer.header().toBuilder().setRawData(raw).build();
        }
        long offset = (channel.position() + PAGE - 1) / PAGE * PAGE;
        channel.position(offset);
        for (ByteBuffer part : raw.asReadOnlyByteBufferList()) {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        }
        return initializer.header().toBuilder()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", String.valueOf(weights.getFileName())))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Integer.toString(raw.size())))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }
}
