package org.assistant.tts.xtts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.FixedLengthDecoder;
import org.assistant.tts.xtts.gpt.NativeWork;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.sound.StreamedVocoder;
import org.assistant.tts.xtts.sound.Vocoding;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.speaker.SpeakerEncoder;
import org.assistant.tts.xtts.text.TextTokens;
import org.assistant.tts.xtts.vocoder.VocoderModel;

/**
 * Measures how long cancelled speech keeps the processor: from the interrupt to the end of its last native run, and to the return
 * of {@link XttsEngine#speak}.
 *
 * <p>Arguments: a checkpoint's folder with {@code ref.wav} and {@code manifest.json}, the folder of the converted model, its
 * precision, and the number of cancels, each at another moment of the first three seconds.
 */
public final class CancelBenchmark {

    private static final int LATENTS = 200;
    private static final int LATEST_MILLIS = 3_000;

    private CancelBenchmark() {}

    /** One cancel: milliseconds from the interrupt, and the number of runs still in progress when the engine returned. */
    private record Cancel(double toEndOfRun, double toReturn, int stillRunning) {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        Path checkpoint = Path.of(arguments[0]);
        XttsLayout layout = new XttsLayout(Path.of(arguments[1]));
        Precision precision = Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        int count = Integer.parseInt(arguments[3]);
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        ExecutionTarget target = new ExecutionTarget.Cpu(Runtime.getRuntime().availableProcessors());
        Conditioning voice = voice(checkpoint, dimensions, layout, target);
        TextTokens text = XttsBenchmark.text(checkpoint);
        NativeWork work = new NativeWork();
        Random moments = new Random(1);
        try (VocoderModel vocoder = VocoderModel.open(layout.vocoderBeside(precision), target, dimensions);
                XttsEngine engine = XttsBenchmark.engine(
                        dimensions,
                        text,
                        voice,
                        lane -> FixedLengthDecoder.open(layout, dimensions, precision, target, LATENTS, lane, work),
                        decoder -> new Watched(new StreamedVocoder(vocoder, dimensions, decoder, false), work))) {
            engine.speak(request(), chunk -> {}); // warm
            List<Cancel> cancels = IntStream.range(0, count)
                    .mapToObj(i -> cancel(engine, work, moments.nextInt(LATEST_MILLIS)))
                    .toList();
            print(
                    "interrupt to end of native run",
                    cancels.stream().mapToDouble(Cancel::toEndOfRun).toArray());
            print(
                    "interrupt to return of speak",
                    cancels.stream().mapToDouble(Cancel::toReturn).toArray());
            System.out.println("native runs that went on after the return: "
                    + cancels.stream().mapToInt(Cancel::stillRunning).sum());
        }
    }

    private static Conditioning voice(
            Path checkpoint, XttsDimensions dimensions, XttsLayout layout, ExecutionTarget target) throws IOException {
        Pcm clip = Wav.read(
                new ByteArrayInputStream(Files.readAllBytes(checkpoint.resolve("ref.wav"))), Integer.MAX_VALUE);
        return new SpeakerEncoder(dimensions, layout, target).encode(List.of(clip));
    }

    private static SpeechRequest request() {
        return new SpeechRequest("text", XttsBenchmark.VOICE.id(), Locale.ENGLISH, 1);
    }

    private static Cancel cancel(XttsEngine engine, NativeWork work, int afterMillis) {
        CompletableFuture<Long> returned = new CompletableFuture<>();
        CompletableFuture<Integer> running = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                engine.speak(request(), chunk -> {});
                returned.completeExceptionally(new IllegalStateException("it ended before it was cut off"));
            } catch (TTSException.Cancelled e) {
                running.complete(work.running());
                returned.complete(System.nanoTime());
            }
        });
        caller.start();
        try {
            boolean never = new CountDownLatch(1).await(afterMillis, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        long interrupt = System.nanoTime();
        caller.interrupt();
        long back = returned.join();
        return new Cancel(Math.max(0, work.lastEnd() - interrupt) / 1e6, (back - interrupt) / 1e6, running.join());
    }

    private static void print(String what, double[] millis) {
        double[] sorted = Arrays.stream(millis).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-32s median %6.1f ms   worst %6.1f ms   %d cancels%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                sorted.length);
    }

    /** Records the runs of the vocoder. */
    private record Watched(Vocoding vocoding, NativeWork work) implements Vocoding {
        @Override
        public Stream begin(Conditioning voice, double speed, Consumer<Pcm> sink) {
            Stream stream = vocoding.begin(voice, speed, sink);
            return new Stream() {
                @Override
                public boolean isDue() {
                    return stream.isDue();
                }

                @Override
                public void append(float[] latent) {
                    note(() -> stream.append(latent));
                }

                @Override
                public void finish() {
                    note(stream::finish);
                }
            };
        }

        private void note(Runnable run) {
            work.during(() -> {
                run.run();
                return true;
            });
        }
    }
}
