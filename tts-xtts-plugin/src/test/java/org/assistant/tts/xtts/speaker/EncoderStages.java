package org.assistant.tts.xtts.speaker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/** Compares the stages from a recording to the conditioning of its speaker. */
public final class EncoderStages {

    /** Four times the noise of the reference's float32 arithmetic. */
    private static final double FRONT_END = 2e-5;

    /** Rounding of float32 in another order through the networks; in the last two stages, also that of their inputs. */
    private static final double NETWORK = 3e-5;

    private static final ExecutionTarget TARGET = new ExecutionTarget.Cpu(2);

    private EncoderStages() {}

    /** Returns the conditioning that our engine makes from the reference's recording. */
    public static Conditioning check(Parity parity, XttsLayout layout, XttsDimensions dimensions) throws IOException {
        Path clip = parity.folder().resolve("ref.wav");
        Pcm recording = Wav.read(new ByteArrayInputStream(Files.readAllBytes(clip)), Integer.MAX_VALUE);
        if (parity.has("audio_22050")) {
            frontEnd(parity, dimensions, recording);
        }
        float[] mel = parity.has("cond_mel_chunk0")
                ? parity.array("cond_mel_chunk0").floats()
                : mel(
                        new SincResampler(recording.sampleRate(), dimensions.inputSampleRate())
                                .resample(recording.toArray()),
                        dimensions);
        try (MelModel model = MelModel.conditioning(layout.conditioning(), TARGET)) {
            parity.compare("cond_perceiver", model.hear(mel), NETWORK);
        }
        Conditioning voice = new SpeakerEncoder(dimensions, layout, TARGET).encode(List.of(recording));
        parity.compare("gpt_cond_latent", voice.latents(), NETWORK);
        parity.compare("speaker_embedding", voice.embedding(), NETWORK);
        return voice;
    }

    private static void frontEnd(Parity parity, XttsDimensions dimensions, Pcm recording) {
        int rate = dimensions.inputSampleRate();
        float[] heard = parity.array("audio_22050").floats();
        parity.compare(
                "audio_22050",
                new SincResampler(recording.sampleRate(), rate).resample(recording.toArray()),
                FRONT_END);
        parity.compare("cond_mel_chunk0", mel(heard, dimensions), FRONT_END);
        parity.compare(
                "audio_16000", new SincResampler(rate, dimensions.speakerSampleRate()).resample(heard), FRONT_END);
        parity.compare(
                "spk_mel",
                new SpeakerMel(dimensions.speakerSampleRate())
                        .of(parity.array("audio_16000").floats(), power -> power),
                FRONT_END);
    }

    /** The mel of the first chunk. */
    private static float[] mel(float[] heard, XttsDimensions dimensions) {
        int rate = dimensions.inputSampleRate();
        float[] chunk = Arrays.copyOf(heard, Math.min(heard.length, dimensions.chunkSeconds() * rate));
        return new ConditioningMel(rate, dimensions.melNorms()).of(chunk);
    }
}
