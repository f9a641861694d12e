package org.assistant.it;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server of the container image without a container: the files of {@code config/container} in a folder as in the image, with
 * other ports, and on the loopback interface only.
 */
public final class Container {

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

    /**
     * Copies the files.
     *
     * @param name of the folder under target for the copies
     * @param war instead of the shipped one
     */
    public Container(String name, Path war) throws IOException {
        Path folder = Path.of("target", name).toAbsolutePath();
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

    /**
     * Starts the server as the image does.
     *
     * @param environment in addition to that of the image
     * @param options of Payara Micro, as arguments of the entry point
     */
    public Server start(Map<String, String> environment, List<String> options) {
        List<String> command = new ArrayList<>(List.of(found(ENTRYPOINT).get(0)));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).directory(image.toFile());
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
        variables.putAll(environment);
        return Server.start(builder, image, port);
    }

    /** The address of {@code path} on the port for probes. */
    public URI probe(String path) {
        return URI.create("http://127.0.0.1:" + probes + path);
    }

    /** The size of the folder for temporary files, in megabytes. */
    public long temporaryMegabytes() throws IOException {
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
