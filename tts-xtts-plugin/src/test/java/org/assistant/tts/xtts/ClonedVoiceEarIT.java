package org.assistant.tts.xtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.ear.Ear;
import org.assistant.tts.ear.HearingErrors;
import org.assistant.tts.ear.SpokenSentences;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks with a recogniser that a cloned voice is understood: {@code mvn verify -Dxtts.models=DIR}, where DIR contains the
 * converted model in a folder {@code xtts}. Random weights produce no intelligible speech.
 */
final class ClonedVoiceEarIT {

    private static final String PROPERTY = "xtts.models";

    @TempDir
    private Path voices;

    @Test
    void clonedVoice_isHeardWithLessThanFifteenErrorsInAHundredCharacters() throws IOException {
        String folder = System.getProperty(PROPERTY, "");
        assumeTrue(
                !folder.isEmpty(),
                "XTTS was not listened to: -D" + PROPERTY + "=DIR must name a folder with the converted real model");
        Map<String, String> values = Map.of("tts.models.dir", folder, "tts.xtts.voices", voices.toString());
        Function<String, Optional<String>> source = key -> Optional.ofNullable(values.get(key));
        XttsConfig config = XttsConfig.from(source);
        ModelSettings models = ModelSettings.from(source);
        OnDemandCloner cloner = new OnDemandCloner(
                new StoredXtts(config, models), XttsEngine.REMEDY, new ExecutionTarget.Cpu(config.threadsPerRun()));
        HearingErrors errors = HearingErrors.NONE;
        List<String> wrong = new ArrayList<>();
        try (Ear ear = Ear.open();
                XttsEngine engine = XttsEngine.open(config, models)) {
            Voice voice = cloner.clone(new CloneRequest(
                    "Reader",
                    Locale.ENGLISH,
                    "published with the recogniser",
                    List.of(Clip.of(Files.readAllBytes(Ear.recording())))));
            for (String sentence : SpokenSentences.some()) {
                String heard =
                        ear.hear(Pcm.collect(engine, new SpeechRequest(sentence, voice.id(), Locale.ENGLISH, 1)));
                HearingErrors some = HearingErrors.of(sentence, heard);
                errors = errors.plus(some);
                if (some.errors() > 0) {
                    wrong.add(sentence + " was heard as: " + heard);
                }
            }
        }
        assertThat(errors.rate()).as("errors a character, %s", wrong).isLessThan(0.15);
    }
}
