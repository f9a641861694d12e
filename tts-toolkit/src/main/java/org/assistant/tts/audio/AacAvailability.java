package org.assistant.tts.audio;

import java.util.Locale;
import java.util.Set;

/** Checks whether the jar {@code org.bytedeco:ffmpeg} and its program for this machine exist. Loads nothing from it. */
final class AacAvailability {

    /** In hertz: all rates that ADTS has a number for. */
    static final Set<Integer> SAMPLE_RATES =
            Set.of(7350, 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000);

    /** The class that the jar of every platform needs, and the class that finds the program. */
    private static final String[] CLASSES = {"org/bytedeco/ffmpeg/ffmpeg.class", "org/bytedeco/javacpp/Loader.class"};

    private AacAvailability() {}

    static boolean isHere() {
        ClassLoader loader = AacAvailability.class.getClassLoader();
        for (String name : CLASSES) {
            if (loader.getResource(name) == null) {
                return false;
            }
        }
        return loader.getResource(program(System.getProperty("os.name"), System.getProperty("os.arch"))) != null;
    }

    /** The path of the program in the platform's jar, for example {@code org/bytedeco/ffmpeg/linux-x86_64/ffmpeg}. */
    static String program(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean windows = os.startsWith("windows");
        String system = windows ? "windows" : os.startsWith("mac") ? "macosx" : "linux";
        String machine = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> osArch;
        };
        return "org/bytedeco/ffmpeg/" + system + "-" + machine + "/ffmpeg" + (windows ? ".exe" : "");
    }
}
