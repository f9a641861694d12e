package org.assistant.tts.xtts.sound;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.threads.Patience;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.LatentSource;
import org.assistant.tts.xtts.gpt.Latents;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/**
 * One request while it is spoken. The first piece is decoded alone, so that the first sound is early; after that, the next few
 * pieces are decoded while earlier ones are heard. The last sound of a piece, or the rest after it, reports how much of the text
 * was said. For one thread at a time, except {@link #close}.
 */
public final class XttsSpeech implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(XttsSpeech.class.getName());

    private final List<TextTokens> pieces;
    private final Conditioning voice;
    private final double speed;
    private final SamplingSettings sampling;
    private final LatentSource latents;
    private final Vocoding vocoder;
    private final RunLane lane;
    private final Rests rests;
    private final int ahead;
    private final Queue<Latents> begun = new ConcurrentLinkedQueue<>(); // in the order of the text
    private final Deque<Pcm> ready = new ArrayDeque<>();
    private volatile boolean closed;
    private int next; // index of the next piece to begin
    private Vocoding.Stream stream; // of the current piece; null between pieces
    private int samples;
    private int heard; // pieces heard completely

    /**
     * @param latents makes them of the pieces, for this voice
     * @param vocoder makes sound of the latents
     * @param lane where the runs of the vocoder take turns
     * @param rests silence after the pieces
     * @param ahead pieces that may be decoded before they are heard, at least 1
     */
    public XttsSpeech(
            List<TextTokens> pieces,
            Conditioning voice,
            double speed,
            SamplingSettings sampling,
            LatentSource latents,
            Vocoding vocoder,
            RunLane lane,
            Rests rests,
            int ahead) {
        this.pieces = List.copyOf(pieces);
        this.voice = voice;
        this.speed = speed;
        this.sampling = sampling;
        this.latents = latents;
        this.vocoder = vocoder;
        this.lane = lane;
        this.rests = rests;
        this.ahead = ahead;
    }

    /** Returns the next stretch of sound, or nothing at the end of the text. */
    public Optional<Pcm> next() {
        while (ready.isEmpty()) {
            if (begun.isEmpty() && !begin()) {
                return Optional.empty();
            }
            hear(begun.element());
        }
        while (begun.size() <= ahead && begin()) {
            // There is sound to play meanwhile, so there is time to decode more.
        }
        return Optional.of(ready.removeFirst());
    }

    private boolean begin() {
        if (next == pieces.size()) {
            return false;
        }
        SamplingSettings own = sampling.withSeed(sampling.seed() + next);
        Latents made = latents.start(pieces.get(next), voice, own, next > 0);
        begun.add(made);
        next++;
        if (closed) {
            made.close();
        }
        return true;
    }

    /** Takes one latent of the current piece, or ends the piece. */
    private void hear(Latents piece) {
        if (stream == null) {
            stream = vocoder.begin(voice, speed, this::take);
        }
        Vocoding.Stream hearing = stream;
        Optional<float[]> latent = piece.next();
        if (latent.isEmpty()) {
            run(hearing::finish);
            finished();
        } else if (hearing.isDue()) {
            run(() -> hearing.append(latent.get()));
        } else {
            hearing.append(latent.get());
        }
    }

    private void finished() {
        LOGGER.log(Level.DEBUG, "a piece of {0} samples", samples);
        samples = 0;
        stream = null;
        Latents ended = begun.remove();
        if (ended.isCut() && !ready.isEmpty()) {
            ready.add(CutSpeech.ended(ready.removeLast()));
        }
        ended.close();
        TextTokens piece = pieces.get(heard++);
        Said said = new Said(piece.end());
        if (!ready.isEmpty()) {
            ready.add(ready.removeLast().saying(said));
        }
        Pcm rest = rests.after(piece);
        if (rest.length() > 0 || ready.isEmpty()) {
            ready.add(rest.saying(said));
        }
    }

    private void take(Pcm chunk) {
        samples += chunk.length();
        ready.add(chunk);
    }

    private void run(Runnable vocoderRun) {
        lane.run(true, () -> {
            vocoderRun.run();
            return ready.size();
        });
    }

    /** Ends the decoding without waiting for it. May be called by another thread. */
    @Override
    public void close() {
        closed = true;
        begun.forEach(Latents::close);
    }

    /** Waits until no native run works on this request. Call it after {@link #close}, with no thread in {@link #next}. */
    public void awaitEnd() {
        for (Latents latents : begun) {
            if (!latents.awaitEnd()) {
                LOGGER.log(Level.WARNING, "a stopped run did not end within {0}", Patience.FOR_A_RUN);
            }
        }
    }
}
