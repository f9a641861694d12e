package org.assistant.tts.kokoro.graph;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.onnx.graph.Calibration;

/**
 * What a model's values are while it speaks the sentences for tuning. That follows from its weights, its voices and the sentences,
 * not from the machine. So it ships for the published model, and only another one has to speak them all on the user's machine.
 *
 * @param ranges of the untuned graph's values
 * @param publishedDistance see {@link TuningVerdict}
 * @param voices the statistics of all voices in the tuned graph
 */
public record KnownModel(Calibration ranges, double publishedDistance, VoiceStatistics voices) {

    /** In the folder of this class. */
    public static final String RESOURCE = "known-model.gz";

    /**
     * The known model that ships with this code; empty if that was learnt from something else than {@code origin}.
     *
     * @param origin identifies weights, voices, sentences and tuner
     */
    public static Optional<KnownModel> shipped(String origin) {
        try (InputStream resource = KnownModel.class.getResourceAsStream(RESOURCE)) {
            return resource == null ? Optional.empty() : read(resource, origin);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + RESOURCE, e);
        }
    }

    /** Reads what {@link #write} wrote; empty if it has another origin. */
    static Optional<KnownModel> read(InputStream stream, String origin) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)))) {
            return in.readUTF().equals(origin)
                    ? Optional.of(new KnownModel(Calibration.read(in), in.readDouble(), VoiceStatistics.unpack(in)))
                    : Optional.empty();
        }
    }

    /**
     * Writes it for {@link #shipped}. The statistics of the voices are rounded.
     *
     * @param origin that {@link #shipped} will be asked for
     */
    public void write(Path file, String origin) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
            out.writeUTF(origin);
            ranges.write(out);
            out.writeDouble(publishedDistance);
            voices.pack(out);
        }
    }
}
