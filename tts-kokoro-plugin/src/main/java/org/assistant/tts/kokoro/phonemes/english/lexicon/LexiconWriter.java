package org.assistant.tts.kokoro.phonemes.english.lexicon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Converts the published lexicons, two JSON files for each accent, to the one file that {@link Lexicon} reads. */
public final class LexiconWriter {

    private static final int LONGEST_WORD = 255; // bytes; its length is one byte

    /** Sorted by unsigned bytes, which is how they are searched. */
    private final Map<byte[], Readings> words = new TreeMap<>(Arrays::compareUnsigned);

    /**
     * Returns the contents of a lexicon file.
     *
     * @param sure JSON of the checked words
     * @param unsure JSON of the unchecked words
     * @throws IOException if a file can't be read or has another format
     */
    public static byte[] write(Path sure, Path unsure) throws IOException {
        LexiconWriter writer = new LexiconWriter();
        writer.read(unsure, false);
        writer.read(sure, true); // replaces words that both have
        return writer.bytes();
    }

    private void read(Path file, boolean sure) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            require(json.nextToken() == JsonToken.START_OBJECT, file);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                byte[] word = json.currentName().getBytes(StandardCharsets.UTF_8);
                json.nextToken();
                String readings = json.currentToken() == JsonToken.START_OBJECT ? several(json, file) : json.getText();
                if (word.length <= LONGEST_WORD) {
                    words.put(word, new Readings(sure, readings));
                }
            }
        }
    }

    private static String several(JsonParser json, Path file) throws IOException {
        StringBuilder readings = new StringBuilder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            require(value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL, file);
            readings.append(readings.isEmpty() ? "" : String.valueOf(Readings.SEPARATOR))
                    .append(name)
                    .append('=')
                    .append(value == JsonToken.VALUE_NULL ? "" : json.getText());
        }
        return readings.toString();
    }

    private static void require(boolean expected, Path file) throws IOException {
        if (!expected) {
            throw new IOException(file + " is not a lexicon in JSON");
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(Lexicon.MAGIC);
        out.writeInt(words.size());
        out.writeInt(0);
        for (Map.Entry<byte[], Readings> word : words.entrySet()) {
            entries.write(word.getKey().length);
            entries.write(word.getKey());
            entries.write(word.getValue().sure() ? 1 : 0);
            entries.write(word.getValue().text().getBytes(StandardCharsets.UTF_8));
            out.writeInt(entries.size());
        }
        entries.writeTo(out);
        return file.toByteArray();
    }
}
