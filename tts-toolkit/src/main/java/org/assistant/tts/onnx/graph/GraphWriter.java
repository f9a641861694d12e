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

/** Writes a graph to one file and its large constants, one after the other, to a second one. */
final class GraphWriter {

    /** Constants from here on go to the second file; a runtime needs smaller ones, such as shapes, inside the graph. */
    private static final int LARGE = 4096;

    /** Where a large constant may begin: on a page, or a runtime can't map it. */
    private static final int PAGE = 4096;

    private final Path file;
    private final Path weights;

    GraphWriter(Path file, Path weights) {
        if (!file.toAbsolutePath().getParent().equals(weights.toAbsolutePath().getParent())) {
            throw new IllegalArgumentException("the weights must lie beside " + file + ", not in " + weights);
        }
        this.file = file;
        this.weights = weights;
    }

    void write(OnnxGraph graph) throws IOException {
        ModelProto.Builder model = graph.withoutInitializers().toBuilder();
        try (FileChannel channel = create(weights)) {
            for (Initializer initializer : graph.initializers()) {
                model.getGraphBuilder().addInitializer(place(initializer, channel));
            }
            channel.force(true);
        }
        try (FileChannel channel = create(file)) {
            OutputStream out = Channels.newOutputStream(channel);
            model.build().writeTo(out);
            channel.force(true);
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
