package org.assistant.tts.xtts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the stages of our engine with the output of the reference implementation, prints a line for each, and stops at the
 * first that is too far off. Each stage gets the same input as in the reference, so that errors don't add up.
 */
public final class Parity {

    /** Tag of tests that need a folder of the reference; they run only in the profile parity. */
    public static final String TAG = "reference";

    /** The system property that names the folder. */
    static final String PROPERTY = "xtts.reference";

    private final Path reference;
    private final PrintStream out;

    /** @param reference folder with the arrays of the reference, NAME.npy each */
    public Parity(Path reference, PrintStream out) {
        this.reference = reference;
        this.out = out;
    }

    /** Finds {@code name} in the folder of {@code xtts.reference}, or in its parent, which several checkpoints may share. */
    public static Optional<Path> file(String name) {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Path::toAbsolutePath).stream()
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolveSibling(name)))
                .filter(Files::exists)
                .findFirst();
    }

    /** The folder of the reference. */
    public Path folder() {
        return reference;
    }

    /** Whether the reference wrote array {@code name}. */
    public boolean has(String name) {
        return Files.exists(reference.resolve(name + ".npy"));
    }

    /** Reads an array of the reference. */
    public Npy array(String name) {
        try {
            return Npy.read(reference.resolve(name + ".npy"));
        } catch (IOException e) {
            throw new AssertionError("the reference has no array " + name, e);
        }
    }

    /** Compares our output with the array {@code name}, if the reference wrote one. */
    public void compare(String name, float[] ours, double tolerance) {
        if (has(name)) {
            compare(name, ours, array(name).floats(), tolerance);
        }
    }

    /** Compares our output with the expected one. */
    public void compare(String stage, float[] ours, float[] theirs, double tolerance) {
        if (ours.length != theirs.length) {
            throw fail(stage, "has " + ours.length + " values, the reference " + theirs.length);
        }
        double largest = IntStream.range(0, ours.length)
                .mapToDouble(i -> Math.abs((double) ours[i] - theirs[i]))
                .max()
                .orElse(0);
        // Fails for NaN, too.
        if (!(largest <= tolerance)) {
            throw fail(stage, String.format(Locale.ROOT, "largest error %.2e, tolerance %.0e", largest, tolerance));
        }
        out.printf(Locale.ROOT, "%-34s largest error %.2e   tolerance %.0e%n", stage, largest, tolerance);
    }

    /** Compares two lists, which must be equal. */
    public void same(String stage, List<?> ours, List<?> theirs) {
        if (!ours.equals(theirs)) {
            throw fail(stage, "ours " + ours + ", the reference " + theirs);
        }
        out.printf("%-34s %d equal%n", stage, ours.size());
    }

    /** Prints a line about a value that is only measured, not checked. */
    public void tell(String stage, String format, Object... values) {
        out.printf("%-34s %s%n", stage, String.format(Locale.ROOT, format, values));
    }

    private static AssertionError fail(String stage, String how) {
        return new AssertionError(stage + ": " + how);
    }
}
