package org.assistant.tts.xtts.voices;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.speaker.SmallDimensions;

/**
 * A process that stores voices until it is killed; every third is renamed, and every fourth is removed again. Prints the id of
 * each remaining voice once it is stored. Arguments: the folder, and the prefix of the names.
 */
final class VoiceStoring {

    private VoiceStoring() {}

    /** Stores voices until the process is killed. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        VoiceStore store =
                new VoiceStore(folder, SmallDimensions.DIMENSIONS, new XttsLayout(folder.resolveSibling("no-model")));
        for (int i = 1; ; i++) {
            Voice voice = store.add(voice(arguments[1] + i), new Conditioning(new float[] {1, 2}, new float[] {3, 4}));
            if (i % 3 == 0) {
                store.rename(voice.id(), renamed(voice.name()));
            }
            if (i % 4 == 0) {
                store.remove(voice.id());
            } else {
                System.out.println(voice.id());
            }
        }
    }

    static String renamed(String name) {
        return "Once " + name;
    }

    static ClonedVoice voice(String name) {
        return new ClonedVoice(
                name,
                "en",
                Voice.Sex.FEMALE,
                201.5,
                "I agree.",
                "2026-11-23T10:00:00Z",
                List.of("ef".repeat(32)),
                SmallDimensions.DIMENSIONS.source());
    }
}
