package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assistant.tts.onnx.graph.ByteKernel;

/**
 * The processors of a machine, as far as they decide which graph is fast and correct.
 *
 * @param architecture such as {@code amd64} or {@code aarch64}
 * @param name of the model, as far as known
 * @param features instruction sets, as far as known
 */
public record Processor(String architecture, String name, Set<String> features) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Instruction sets that add four 8-bit products at once. */
    private static final List<String> DOT_PRODUCTS = List.of("avx512_vnni", "avx_vnni", "avx_vnni_int8");

    public Processor {
        features = Set.copyOf(features);
    }

    /** The processor of this machine. */
    public static Processor here() {
        String description = "";
        try {
            description = Files.isReadable(LINUX) ? Files.readString(LINUX) : "";
        } catch (IOException e) {
            // Then only its architecture is known.
        }
        return of(System.getProperty("os.name") + " " + System.getProperty("os.arch"), description);
    }

    /** @param description the contents of Linux's {@code /proc/cpuinfo}; empty elsewhere */
    static Processor of(String architecture, String description) {
        String name = field(description, "model name").orElse("");
        String features = field(description, "flags")
                .or(() -> field(description, "Features"))
                .orElse("");
        return new Processor(
                architecture.toLowerCase(Locale.ROOT),
                name,
                features.isEmpty() ? Set.of() : Set.of(features.split(" +")));
    }

    private static Optional<String> field(String description, String key) {
        return description
                .lines()
                .filter(line -> line.startsWith(key) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** The largest 8-bit weight with which this processor adds without saturation. */
    int largestWeight() {
        boolean sumsRight =
                architecture.contains("aarch64") || DOT_PRODUCTS.stream().anyMatch(features::contains);
        return sumsRight ? ByteKernel.EIGHT_BITS : ByteKernel.SEVEN_BITS;
    }

    /** Eight characters for file names, which differ for every kind of processor. */
    String id() {
        String text = architecture + "\n" + name + "\n" + String.join(" ", new TreeSet<>(features));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
