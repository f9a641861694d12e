import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the Java binding of one ONNX Runtime load the libraries of a newer one: the symbols carry the version, but the interface
 * is unchanged. For a check only; the shipped binding and libraries have the same version.
 */
final class SymbolVersion {

    private SymbolVersion() {}

    /** @param arguments the binding, its version, and the version to replace it with, such as 1.28.0 and 1.31.1 */
    public static void main(String[] arguments) throws IOException {
        Path binding = Path.of(arguments[0]);
        byte[] old = name(arguments[1]);
        byte[] other = name(arguments[2]);
        if (old.length != other.length) {
            throw new IllegalArgumentException("the versions must be of one length");
        }
        byte[] content = Files.readAllBytes(binding);
        replace(content, old, other);
        replace(content, hash(old), hash(other));
        Files.write(binding, content);
    }

    private static byte[] name(String version) {
        return ("VERS_" + version).getBytes(StandardCharsets.US_ASCII);
    }

    /** The hash that ELF files keep with a version's name. */
    private static byte[] hash(byte... name) {
        int hash = 0;
        for (byte character : name) {
            hash = (hash << 4) + character;
            int high = hash & 0xF0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(hash).array();
    }

    private static void replace(byte[] content, byte[] old, byte[] other) {
        int count = 0;
        for (int at = 0; at + old.length <= content.length; at++) {
            if (ByteBuffer.wrap(content, at, old.length).equals(ByteBuffer.wrap(old))) {
                System.arraycopy(other, 0, content, at, other.length);
                count++;
            }
        }
        if (count != 1) {
            throw new IllegalStateException("found " + count + " times what should be there once");
        }
    }
}
