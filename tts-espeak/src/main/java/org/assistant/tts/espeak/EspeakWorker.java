// SPDX-License-Identifier: GPL-3.0-or-later
package org.assistant.tts.espeak;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Answers requests for phonemes until standard input ends.
 *
 * <p>Frames ({@link Frames}) go both ways. The first answer, before any request, is {@code R} with the version once eSpeak NG
 * is loaded, or {@code E} with the reason why it can't be loaded. Then each request, the identifier of a voice, a line feed and
 * the text, gets one answer in order: {@code P} with the phonemes or {@code E} with the reason. Nothing else is ever written to
 * standard output. A hanging call does not outlive the parent: another thread reads the input, and halts this JVM when it ends.
 */
public final class EspeakWorker {

    private static final int INPUT_ENDED = 0;
    private static final int NOT_LOADED = 3;
    private static final int BROKEN_PIPE = 4;

    private EspeakWorker() {}

    /**
     * Serves until standard input ends.
     *
     * @param args the folder for library and data
     */
    public static void main(String[] args) {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        BlockingQueue<String> requests = new ArrayBlockingQueue<>(4);
        Thread speaker = new Thread(() -> serve(Path.of(args[0]), requests, answers), "espeak-ng");
        speaker.setDaemon(true);
        speaker.start();
        read(new DataInputStream(new BufferedInputStream(System.in)), requests);
        Runtime.getRuntime().halt(INPUT_ENDED);
    }

    private static void read(DataInputStream in, BlockingQueue<String> requests) {
        try {
            Optional<String> request = Frames.readRequest(in);
            while (request.isPresent()) {
                requests.put(request.get());
                request = Frames.readRequest(in);
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(BROKEN_PIPE);
        }
    }

    private static void serve(Path folder, BlockingQueue<String> requests, DataOutputStream answers) {
        try {
            EspeakNg espeak = load(folder, answers);
            Frames.writeAnswer(answers, Frames.READY, espeak.version());
            while (true) {
                String request = requests.take();
                int voiceEnd = request.indexOf('\n');
                try {
                    String voice = request.substring(0, Math.max(0, voiceEnd));
                    Frames.writeAnswer(
                            answers, Frames.PHONEMES, espeak.phonemes(voice, request.substring(voiceEnd + 1)));
                } catch (IllegalStateException e) {
                    Frames.writeAnswer(answers, Frames.FAILURE, e.getMessage());
                }
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(BROKEN_PIPE);
        }
    }

    private static EspeakNg load(Path folder, DataOutputStream answers) throws IOException {
        try {
            return EspeakNg.load(EspeakFiles.unpack(folder));
        } catch (IOException | IllegalStateException | LinkageError e) {
            Frames.writeAnswer(answers, Frames.FAILURE, e.getMessage());
            Runtime.getRuntime().halt(NOT_LOADED);
            throw e;
        }
    }
}
