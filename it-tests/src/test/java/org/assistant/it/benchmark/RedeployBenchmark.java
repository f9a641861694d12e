package org.assistant.it.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assistant.it.Api;
import org.assistant.it.Eventually;
import org.assistant.it.Server;
import org.assistant.it.ServerProbe;

/**
 * Redeploys the application again and again in one running server, and prints what the server holds each time: a column that
 * grows shows a leak. A main program; arguments: number of redeploys (20); {@code shared} to give the server ONNX Runtime itself,
 * which is then loaded once.
 */
final class RedeployBenchmark {

    private static final Path ROOT = Path.of("target", "redeploy").toAbsolutePath();
    private static final Duration REDEPLOY = Duration.ofMinutes(3);

    private RedeployBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int redeploys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        boolean shared = List.of(arguments).contains("shared");
        Path application = ROOT.resolve("assistant");
        Path temporary = Files.createDirectories(ROOT.resolve("tmp"));
        unpack(Path.of(Server.property("assistant.war")), application);
        List<String> options = new ArrayList<>(List.of("--hotdeploy"));
        if (shared) {
            options.addAll(List.of("--addlibs", onnxRuntime(application).toString()));
        }
        Map<String, String> settings =
                Map.of("java.io.tmpdir", temporary.toString(), "tts.fallback", "none"); // XTTS has no model here
        try (Server server = Server.start(application, "redeploy-benchmark", settings, Map.of(), options)) {
            server.awaitReady(Server.START);
            try (ServerProbe probe = ServerProbe.attach(server.handle())) {
                run(server, probe, application, redeploys, temporary);
            }
        }
    }

    private static void run(Server server, ServerProbe probe, Path application, int redeploys, Path temporary)
            throws IOException {
        System.out.println(
                "redeploys  ready s  server MB  heap MB  threads  files  children  temporary  classes  engines"
                        + "  loaders  mapped");
        speak(server);
        print(0, 0, probe, temporary);
        SortedMap<String, Integer> before = probe.threadNames();
        for (int i = 1; i <= redeploys; i++) {
            long start = System.nanoTime();
            redeploy(server, application);
            double seconds = (System.nanoTime() - start) / 1e9;
            speak(server);
            print(i, seconds, probe, temporary);
        }
        probe.threadNames().forEach((name, count) -> {
            int more = count - before.getOrDefault(name, 0);
            if (more > 0) {
                System.out.println(more + " more of the thread " + name);
            }
        });
    }

    private static void redeploy(Server server, Path application) throws IOException {
        int deployments = server.deployments();
        Path sign = application.resolve(".reload");
        Files.deleteIfExists(sign);
        Files.createFile(sign);
        if (!Eventually.holds(REDEPLOY, () -> server.deployments() > deployments)) {
            throw new AssertionError("not deployed anew; the server's log:\n" + server.log());
        }
        server.awaitReady(REDEPLOY);
    }

    private static void speak(Server server) {
        int status = new Api(server)
                .post(Api.SPEECH, Map.of("model", "kokoro", "input", "Good morning.", "response_format", "pcm"))
                .statusCode();
        if (status != 200) {
            throw new AssertionError("speech was answered with " + status);
        }
    }

    private static void print(int redeploys, double seconds, ServerProbe probe, Path temporary) throws IOException {
        long heap = probe.heapMegabytesAfterCollection();
        long engines = probe.instances("org.assistant.tts.speech.engines.Engines");
        long loaders = probe.instances("org.glassfish.web.loader.WebappClassLoader");
        System.out.printf(
                "%9d  %7.1f  %9d  %7d  %7d  %5d  %8d  %9d  %7d  %7d  %7d  %6d%n",
                redeploys,
                seconds,
                probe.residentMegabytes(),
                heap,
                probe.threads(),
                probe.openFiles(),
                probe.children(),
                entries(temporary),
                probe.loadedClasses(),
                engines,
                loaders,
                probe.mapped("libonnxruntime.so"));
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static Path onnxRuntime(Path application) throws IOException {
        try (Stream<Path> all = Files.list(application.resolve("WEB-INF/lib"))) {
            return all.filter(jar -> jar.getFileName().toString().startsWith("onnxruntime"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void unpack(Path war, Path folder) {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(war))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    copy(zip, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking " + war, e);
        }
    }

    private static void copy(InputStream from, Path file) throws IOException {
        Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
