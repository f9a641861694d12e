// SPDX-License-Identifier: GPL-3.0-or-later
package org.assistant.tts.espeak;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The calls of {@code speak_lib.h} that phonemes need. The library has global state: one thread only. */
final class EspeakNg {

    /** {@code AUDIO_OUTPUT_SYNCHRONOUS}: no sound device is opened. */
    private static final int NO_DEVICE = 2;

    /** {@code espeakINITIALIZE_DONT_EXIT}: a missing data folder is an error code, not the end of the process. */
    private static final int DO_NOT_EXIT = 0x8000;

    /** {@code espeakCHARS_UTF8}. */
    private static final int UTF8 = 1;

    /** IPA (0x02), parts of one sound joined by a tie (0x80), which is U+0361 (bits 8 and up). */
    private static final int IPA_WITH_TIES = 0x82 | 0x361 << 8;

    /** The data files that every voice needs. */
    private static final List<String> DATA_FILES = List.of("phontab", "phonindex", "phondata", "intonations");

    private String voice = "";

    private EspeakNg() {}

    private static native int espeak_Initialize(int output, int bufferMillis, String parent, int options);

    private static native int espeak_SetVoiceByName(String name);

    private static native Pointer espeak_TextToPhonemes(PointerByReference text, int encoding, int mode);

    private static native String espeak_Info(PointerByReference dataFolder);

    /**
     * Loads the library and its data.
     *
     * @throws IllegalStateException if the data can't be read
     * @throws UnsatisfiedLinkError if the library can't be loaded
     */
    static EspeakNg load(EspeakFiles files) {
        Map<String, ?> utf8 = Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
        Native.register(
                EspeakNg.class, NativeLibrary.getInstance(files.library().toString(), utf8));
        // The library reports missing files only on standard error, and uses the system's data instead of ours.
        boolean complete = DATA_FILES.stream()
                .allMatch(name -> Files.isRegularFile(files.data().resolve(name)));
        if (!complete || espeak_Initialize(NO_DEVICE, 0, files.parent().toString(), DO_NOT_EXIT) < 0) {
            throw new IllegalStateException("eSpeak NG can't read its data in " + files.parent()
                    + "; delete that folder and it is unpacked again");
        }
        return new EspeakNg();
    }

    String version() {
        return espeak_Info(new PointerByReference());
    }

    /**
     * Returns eSpeak NG's phonemes of {@code text}, with a space between clauses.
     *
     * @param voiceId identifier such as {@code roa/fr}
     * @throws IllegalStateException if there is no such voice
     */
    String phonemes(String voiceId, String text) {
        select(voiceId);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringJoiner clauses = new StringJoiner(" ");
        try (Memory memory = new Memory(bytes.length + 1L)) {
            memory.write(0, bytes, 0, bytes.length);
            memory.setByte(bytes.length, (byte) 0);
            PointerByReference rest = new PointerByReference(memory);
            // A call consumes at least one byte, so there can't be more calls than bytes.
            for (int calls = 0; rest.getValue() != null && calls <= bytes.length; calls++) {
                Pointer phonemes = espeak_TextToPhonemes(rest, UTF8, IPA_WITH_TIES);
                if (phonemes != null) {
                    clauses.add(phonemes.getString(0, StandardCharsets.UTF_8.name()));
                }
            }
        }
        return clauses.toString();
    }

    private void select(String voiceId) {
        if (voiceId.isEmpty() || !voiceId.equals(voice)) {
            // An unknown name leaves the previous voice in place and shows only in the return code.
            voice = "";
            if (voiceId.isEmpty() || espeak_SetVoiceByName(voiceId) != 0) {
                throw new IllegalStateException("eSpeak NG has no voice " + voiceId);
            }
            voice = voiceId;
        }
    }
}
