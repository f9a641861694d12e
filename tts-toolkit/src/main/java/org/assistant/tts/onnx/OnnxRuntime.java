package org.assistant.tts.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.assistant.tts.spi.TTSException;

/** Owns the process's only {@link OrtEnvironment}, which lives until the process ends. */
final class OnnxRuntime {

    private static final System.Logger LOGGER = System.getLogger(OnnxRuntime.class.getName());

    /** The first version whose Linux build sends usage data unless the environment forbids it before the JVM starts. */
    private static final int TELEMETRY_SINCE_MINOR = 29;

    private static final String TELEMETRY_OFF = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    /**
     * The environment; unpacks and loads the native library at the first call.
     *
     * @throws TTSException.EngineUnavailable if there is no native library for this machine
     */
    static OrtEnvironment environment() {
        try {
            return Holder.ENVIRONMENT;
        } catch (LinkageError e) {
            throw new TTSException.EngineUnavailable(
                    "ONNX Runtime has no native library that loads on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + "; it needs glibc on Linux, x86-64 or arm64",
                    e);
        }
    }

    /**
     * Returns a warning for an operator whose runtime sends usage data; empty if it sends none.
     *
     * @param version the version of ONNX Runtime, such as {@code 1.28.0}
     * @param environment the environment of the process
     */
    static Optional<String> telemetryWarning(String version, Map<String, String> environment) {
        if (!sendsTelemetry(version) || environment.containsKey(TELEMETRY_OFF)) {
            return Optional.empty();
        }
        return Optional.of("ONNX RUNTIME " + version + " SENDS USAGE DATA TO ITS MAKER. Set " + TELEMETRY_OFF
                + "=1 in the environment before Java starts, or use ONNX Runtime 1.28.");
    }

    private static boolean sendsTelemetry(String version) {
        String[] parts = version.split("\\D+", 3);
        try {
            int major = Integer.parseInt(parts[0]);
            return major > 1 || (major == 1 && Integer.parseInt(parts[1]) >= TELEMETRY_SINCE_MINOR);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return true;
        }
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            OrtEnvironment environment = withoutCaller(OrtEnvironment::getEnvironment);
            telemetryWarning(environment.getVersion(), System.getenv())
                    .ifPresent(warning -> LOGGER.log(System.Logger.Level.WARNING, warning));
            return environment;
        }

        /**
         * Calls {@code make} without this thread's context class loader. The environment registers a shutdown thread, which
         * keeps the loader of its creating thread. If the server provides ONNX Runtime, the loader of the first
         * deployment would stay in memory forever.
         */
        private static OrtEnvironment withoutCaller(Supplier<OrtEnvironment> make) {
            Thread thread = Thread.currentThread();
            ClassLoader loader = thread.getContextClassLoader();
            thread.setContextClassLoader(OrtEnvironment.class.getClassLoader());
            try {
                return make.get();
            } finally {
                thread.setContextClassLoader(loader);
            }
        }
    }
}
