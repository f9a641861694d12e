package org.assistant.it.hostile.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assistant.it.cloning.ModelsCommandRun;
import org.assistant.it.cloning.XttsModel;
import org.assistant.it.hostile.attack.Attack;
import org.assistant.it.hostile.attack.Outcome;
import org.assistant.it.hostile.attack.Target;

/** A small checkpoint whose zip directory and pickle claim 1.92 GB for one of its weights. */
public final class LyingArchive implements Attack {

    private static final int ELEMENTS = 480_000_000;
    private static final int MOST_LINES = 5;

    /** The bytes of a pickle between the name of a storage and the number of its elements. */
    private static final byte[] DEVICE = ascii("X\3\0\0\0cpuJ");

    private static final String ENTRY = "PK\1\2";

    @Override
    public String id() {
        return "L10";
    }

    @Override
    public String title() {
        return "models convert with a zip that lies";
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public Outcome run(Target target) throws IOException {
        Path checkpoint = XttsModel.checkpoint("checkpoint-lying");
        Path weights = checkpoint.resolve("model.pth");
        byte[] file = Files.readAllBytes(weights);
        lie(file);
        Files.write(weights, file);
        ModelsCommandRun run = ModelsCommandRun.of(
                Map.of("_JAVA_OPTIONS", "-Xmx1g"), // the heap of a machine with 4 GB
                "convert",
                "xtts",
                checkpoint.toString(),
                "--dir",
                XttsModel.models("models-lying").toString(),
                "--accept-license");
        List<String> lines =
                run.err().lines().filter(line -> !line.startsWith("Picked up")).toList();
        boolean trace = run.err().contains("\tat ") || run.err().contains("OutOfMemoryError");
        return Outcome.of(
                run.exitCode() == 1 && !trace && lines.size() <= MOST_LINES,
                "ends with %d and %d lines: %s",
                run.exitCode(),
                lines.size(),
                lines.isEmpty() ? "" : lines.get(0));
    }

    /** Enlarges the first matrix in {@code file} and its entry in the zip directory to the claimed size. */
    private static void lie(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = find(file, DEVICE, 0); at >= 0; at = find(file, DEVICE, at + 1)) {
            // J elements t Q J offset ( J rows J columns t ( J stride J 1 t
            int shape = at + DEVICE.length + 4 + 2 + 5 + 1;
            boolean matrix = file[shape] == 'J' && file[shape + 5] == 'J' && file[shape + 10] == 't';
            if (matrix && bytes.getInt(shape + 1) > 1) {
                bytes.putInt(at + DEVICE.length, ELEMENTS);
                int rows = bytes.getInt(shape + 1);
                int columns = bytes.getInt(shape + 6);
                bytes.putInt(shape + 13, (ELEMENTS - columns) / (rows - 1));
                grow(bytes, file, "archive/data/" + storage(file, at));
                return;
            }
        }
        throw new IOException("there is no matrix in the checkpoint");
    }

    /** The text that ends at {@code end}: X, four bytes of length, digits. */
    private static String storage(byte[] file, int end) {
        int start = end;
        while (Character.isDigit(file[start - 1])) {
            start--;
        }
        return new String(file, start, end - start, StandardCharsets.US_ASCII);
    }

    private static void grow(ByteBuffer bytes, byte[] file, String name) throws IOException {
        byte[] signature = ascii(ENTRY);
        for (int at = find(file, signature, 0); at >= 0; at = find(file, signature, at + 1)) {
            int length = bytes.getShort(at + 28);
            if (new String(file, at + 46, length, StandardCharsets.US_ASCII).equals(name)) {
                bytes.putInt(at + 20, 4 * ELEMENTS);
                bytes.putInt(at + 24, 4 * ELEMENTS);
                return;
            }
        }
        throw new IOException("there is no " + name + " in the checkpoint");
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
