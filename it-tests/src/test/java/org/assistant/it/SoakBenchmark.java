package org.assistant.it;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Speaks for a long time and prints what the server holds: a leak is a column that grows. A main program; argument: minutes
 * (30).
 */
final class SoakBenchmark {

    private static final int ROWS = 30;

    private SoakBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        long minutes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 30;
        try (Server server = Server.start("soak-benchmark", Map.of())) {
            server.awaitReady(Server.START);
            try (ServerProbe probe = ServerProbe.attach(server.handle())) {
                run(new Api(server), probe, Duration.ofMinutes(minutes));
            }
        }
    }

    private static void run(Api api, ServerProbe probe, Duration duration) throws IOException {
        System.out.println("minute  requests  failures  server MB  child MB  heap MB  threads  files");
        long start = System.nanoTime();
        int requests = 0;
        int failures = 0;
        for (int row = 0; row <= ROWS; row++) {
            long until = start + duration.toNanos() * row / ROWS;
            while (System.nanoTime() < until) {
                failures += speak(api, requests) ? 0 : 1;
                requests++;
            }
            System.out.printf(
                    "%6.1f  %8d  %8d  %9d  %8d  %7d  %7d  %5d%n",
                    (System.nanoTime() - start) / 60e9,
                    requests,
                    failures,
                    probe.residentMegabytes(),
                    probe.childrenMegabytes(),
                    probe.heapMegabytesAfterCollection(),
                    probe.threads(),
                    probe.openFiles());
        }
    }

    /** Every kind of request in turn: languages, formats, a mixed voice, a text nobody can say. */
    private static boolean speak(Api api, int turn) {
        String text = Sentences.SHORT.get(turn % Sentences.SHORT.size());
        return switch (turn % 6) {
            case 0 -> spoken(api, Map.of("input", text, "voice", "af_heart", "response_format", "mp3"), 200);
            case 1 -> spoken(api, Map.of("input", text, "voice", "bm_george", "response_format", "opus"), 200);
            case 2 -> spoken(api, Map.of("input", "Bonjour tout le monde.", "voice", "ff_siwis"), 200);
            case 3 -> spoken(api, Map.of("input", text, "voice", "af_bella(2)+af_sky(1)", "stream", false), 200);
            case 4 -> spoken(api, Map.of("input", text, "voice", "am_michael", "response_format", "flac"), 200);
            default -> spoken(api, Map.of("input", "\ud83d\ude00", "voice", "af_heart"), 400);
        };
    }

    private static boolean spoken(Api api, Map<String, Object> fields, int status) {
        Map<String, Object> request = new HashMap<>(fields);
        request.put("model", "kokoro");
        return api.post(Api.SPEECH, request).statusCode() == status;
    }
}
