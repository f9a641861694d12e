package org.assistant.tts.kokoro.phonemes.espeak;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the eSpeak NG worker: this JVM's own {@code java}, a small heap and two jars. */
final class EspeakCommand {

    private static final String WORKER = "org.assistant.tts.espeak.EspeakWorker";
    private static final String JNA = "com.sun.jna.Native";

    /** From this release on, a JVM warns about native code that its command line does not allow. */
    private static final int ASKS_FOR_NATIVE_ACCESS = 24;

    private EspeakCommand() {}

    /**
     * The command that starts a worker.
     *
     * @param folder where the worker keeps its library and data, and for copies of jars that the server does not have as plain
     *     files
     * @throws IOException if a jar can't be found or copied
     */
    static List<String> in(Path folder) throws IOException {
        Files.createDirectories(folder);
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        command.addAll(List.of(
                "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms4m", "-Xmx24m", "-Xss512k"));
        // A crash is expected and shows in the exit status; a crash log and core dump would contain the text.
        command.addAll(List.of("-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash"));
        if (Runtime.version().feature() >= ASKS_FOR_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        CodeSource source = new CodeSource(EspeakCommand.class.getClassLoader(), folder);
        command.addAll(List.of(
                // The folder may be read-only, as in a container's image.
                "-Djna.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                source.of(WORKER) + File.pathSeparator + source.of(JNA),
                WORKER,
                folder.toString()));
        return List.copyOf(command);
    }
}
