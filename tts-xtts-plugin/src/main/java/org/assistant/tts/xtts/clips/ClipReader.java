package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;

/**
 * Reads recordings: WAV, FLAC, MP3, Ogg with Vorbis or Opus, M4A with AAC. The format is recognised by the first bytes, never
 * by a name. Immutable; thread-safe.
 */
public final class ClipReader {

    private final ClipLimits limits;

    public ClipReader(ClipLimits limits) {
        this.limits = limits;
    }

    /**
     * Decodes {@code clip} to the mean of its channels, at its own sample rate; a clip that is too long is cut.
     *
     * @throws TTSException.InvalidRequest if it is too large, of another format, or damaged
     */
    public Pcm read(Clip clip) {
        if (clip.length() > limits.mostBytes()) {
            throw refused("has " + clip.length() + " bytes; at most " + limits.mostBytes() + " are allowed");
        }
        byte[] bytes = clip.toArray();
        ClipFormat format = ClipFormat.of(bytes)
                .orElseThrow(() ->
                        refused("has an unknown format; it must be WAV, FLAC, MP3, Ogg (Vorbis, Opus) or M4A (AAC)"));
        MonoSamples samples = new MonoSamples(limits);
        try {
            format.decode(bytes, samples);
            return samples.pcm();
        } catch (EOFException e) {
            throw refused("is cut off: the " + format.people() + " file ends too early");
        } catch (IOException e) {
            throw refused("can't be read as " + format.people() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // Decoders may fail on damage with any exception.
            throw refused("can't be read as " + format.people() + ": it is damaged");
        }
    }

    private static TTSException.InvalidRequest refused(String why) {
        return new TTSException.InvalidRequest(CloneRequest.CLIPS, "the recording " + why);
    }
}
