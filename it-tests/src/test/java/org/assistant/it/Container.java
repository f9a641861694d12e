package org.assistant.it;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server of the container image without a container: the files of {@code config/container} in a folder as in the image, with
 * other ports, and on the loopback interface only.
 */
final class Container {

    private static final Path CONFIG = Path.of("..", "config").toAbsolutePath().normalize();

    private static final Pattern COPY = Pattern.compile("(?m)^COPY (.*) \\./$");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"(.*)\"]$");
    private static final Pattern VARIABLES = Pattern.compile("(?m)^ENV (.*)$");

    private static final String LISTENERS =
            "\nset configs.config.server-config.network-config.network-listeners.network-listener.";

    private final int port = Server.freePort();
    private final int probes = Server.freePort();
    private final Path image;
    private final Path temporary;
    private final String containerfile;

    /** Copies the files to {@code target}, with {@code war} instead of the shipped one. */
    Container(Path war) throws IOException {
        Path folder = Path.of("target", "container").toAbsolutePath();
        delete(folder);
        image = Files.createDirectories(folder.resolve("image"));
        temporary = Files.createDirectories(folder.resolve("tmp"));
        containerfile = Files.readString(CONFIG.resolve("container/Containerfile"));
        for (String files : found(COPY)) {
            for (String file : files.split(" ")) {
                lay(Path.of(file), war);
            }
        }
    }

    private void lay(Path file, Path war) throws IOException {
        String name = file.getFileName().toString();
        Path target = image.resolve(name);
        switch (name) {
            case "payara-micro.jar" -> Files.createSymbolicLink(target, Path.of(Server.property("payara-micro.jar")));
            case "assistant-app.war" -> Files.createSymbolicLink(target, war);
            default -> {
                String text = Files.readString(CONFIG.getParent().resolve(file));
                Files.writeString(target, withOtherPorts(text) + (name.equals("preboot.asadmin") ? loopback() : ""));
                target.toFile()
                        .setExecutable(Files.isExecutable(CONFIG.getParent().resolve(file)));
            }
        }
    }

    private String withOtherPorts(String text) {
        return text.replace("8080", Integer.toString(port)).replace("8081", Integer.toString(probes));
    }

    private static String loopback() {
        return LISTENERS + "http-listener.address=127.0.0.1" + LISTENERS + "probe-listener.address=127.0.0.1\n";
    }

    /** Starts the server as the image does. */
    Server start() {
        ProcessBuilder builder = new ProcessBuilder(found(ENTRYPOINT).get(0)).directory(image.toFile());
        Map<String, String> variables = builder.environment();
        List<String> lines = found(VARIABLES);
        for (String variable : withOtherPorts(lines.get(lines.size() - 1)).split(" ")) {
            String[] pair = variable.split("=", 2);
            variables.put(pair[0], pair[1]);
        }
        variables.put("TMPDIR", temporary.toString());
        variables.put(
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
        variables.put("ASSISTANT_STATE_DIR", image.resolve("state").toString());
        variables.put("TTS_XTTS_VOICES", image.resolve("voices").toString());
        variables.put("TTS_MODELS_DIR", FetchedModels.directory().toString());
        return Server.start(builder, image, port);
    }

    /** The address of {@code path} on the port for probes. */
    URI probe(String path) {
        return URI.create("http://127.0.0.1:" + probes + path);
    }

    /** The size of the folder for temporary files, in megabytes. */
    long temporaryMegabytes() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(containerfile)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
