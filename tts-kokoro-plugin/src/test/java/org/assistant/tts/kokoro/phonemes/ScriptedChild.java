package org.assistant.tts.kokoro.phonemes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;

/** A worker without eSpeak NG that answers with the text in upper case, or fails as the text says. */
public final class ScriptedChild {

    private ScriptedChild() {}

    /** A command line for {@link EspeakProcess}. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedChild.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] args) throws Exception {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        if (args.length > 0) {
            write(out, 'E', args[0]);
            return;
        }
        write(out, 'R', "scripted");
        try {
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                String text = new String(request, StandardCharsets.UTF_8);
                perform(text.substring(text.indexOf('\n') + 1), out);
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void perform(String text, DataOutputStream out) throws Exception {
        if (text.equals("crash")) {
            Runtime.getRuntime().halt(134);
        } else if (text.equals("hang")) {
            new CountDownLatch(1).await();
        } else if (text.equals("garble")) {
            out.write("this is not a frame".getBytes(StandardCharsets.UTF_8));
        } else if (text.equals("refuse")) {
            write(out, 'E', "no such voice");
        } else if (text.startsWith("crash once ")) {
            if (Files.deleteIfExists(Path.of(text.substring(11)))) {
                Runtime.getRuntime().halt(134);
            }
        } else if (text.startsWith("wait ")) {
            try (Socket test = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(text.substring(5)))) {
                test.getInputStream().read();
            }
        }
        if (!text.equals("garble") && !text.equals("refuse")) {
            write(out, 'P', text.toUpperCase(Locale.ROOT));
        }
    }

    private static void write(DataOutputStream out, char kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
