package org.assistant.tts.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes tar archives for tests, including hostile ones. */
public final class TarBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TarBytes file(String path, byte[] content) {
        return entry('0', "", path, String.format("%011o", content.length), content);
    }

    public TarBytes pax(String records, String path, byte[] content) {
        byte[] header = records.getBytes(StandardCharsets.UTF_8);
        return entry('x', "", "pax", String.format("%011o", header.length), header)
                .file(path, content);
    }

    public TarBytes gnuLongName(String name, byte[] content) {
        byte[] header = (name + "\0").getBytes(StandardCharsets.UTF_8);
        return entry('L', "", "././@LongLink", String.format("%011o", header.length), header)
                .file(name.substring(0, 99), content);
    }

    public TarBytes entry(char type, String prefix, String path, String octalSize, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, path);
        put(header, 100, "0000644\0");
        put(header, 124, octalSize);
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        put(header, 345, prefix);
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** Returns the archive without the two blocks of zeros at its end. */
    public byte[] unended() {
        return out.toByteArray();
    }

    public byte[] bytes() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    void gzipTo(Path file) throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(bytes());
        }
    }
}
