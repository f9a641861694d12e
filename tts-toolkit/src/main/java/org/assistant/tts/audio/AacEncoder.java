package org.assistant.tts.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * Encodes AAC-LC in ADTS frames, mono, with the program in the jar {@code org.bytedeco:ffmpeg}, one child process a stream. The
 * only class that uses that jar; load it only if {@link AacAvailability} allows it.
 *
 * <p>The child writes audio when it has some, so {@link #write} may flush an earlier piece.
 */
final class AacEncoder extends Pcm16Encoder {

    private static final String BITS_PER_SECOND = "64k";

    private final Process ffmpeg;
    private final Thread reader;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(); // guarded by itself
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream(); // guarded by itself
    private final Thread complaintReader;

    AacEncoder(OutputStream out, int sampleRate) throws IOException {
        super(out, sampleRate);
        ffmpeg = new ProcessBuilder(command(sampleRate)).start();
        reader = drain(ffmpeg.getInputStream(), encoded, "aac-audio");
        complaintReader = drain(ffmpeg.getErrorStream(), complaints, "aac-errors");
    }

    private static List<String> command(int sampleRate) {
        return List.of(
                Loader.load(org.bytedeco.ffmpeg.ffmpeg.class),
                "-hide_banner",
                "-loglevel",
                "error",
                "-f",
                "s16le",
                "-ar",
                Integer.toString(sampleRate),
                "-ch_layout",
                "mono",
                "-probesize",
                "32",
                "-i",
                "pipe:0",
                "-c:a",
                "aac",
                "-b:a",
                BITS_PER_SECOND,
                "-flush_packets",
                "1",
                "-f",
                "adts",
                "pipe:1");
    }

    /** Reads {@code in} to its end on its own thread, so that the child never blocks on a full pipe. */
    private static Thread drain(InputStream in, ByteArrayOutputStream into, String name) {
        Thread thread = new Thread(
                () -> {
                    byte[] buffer = new byte[8192];
                    try (in) {
                        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                            synchronized (into) {
                                into.write(buffer, 0, read);
                            }
                        }
                    } catch (IOException e) {
                        // The child died; the caller learns of it from the exit status.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    void encode(short[] samples) throws IOException {
        try {
            ffmpeg.getOutputStream().write(Pcm16.littleEndian(samples));
            ffmpeg.getOutputStream().flush();
            out().write(taken(encoded));
        } catch (IOException e) {
            ffmpeg.destroyForcibly();
            throw e;
        }
    }

    @Override
    void finish() throws IOException {
        try {
            ffmpeg.getOutputStream().close();
            int status = ffmpeg.waitFor();
            reader.join();
            complaintReader.join();
            if (status != 0) {
                throw new IOException("the AAC encoder ended with status " + status + ": "
                        + new String(taken(complaints), StandardCharsets.UTF_8).strip());
            }
            out().write(taken(encoded));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the AAC encoder finished", e);
        } finally {
            ffmpeg.destroyForcibly();
        }
    }

    private static byte[] taken(ByteArrayOutputStream from) {
        synchronized (from) {
            byte[] bytes = from.toByteArray();
            from.reset();
            return bytes;
        }
    }
}
