package org.assistant.tts.speech.record.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A server without MicroProfile Metrics and Telemetry, simulated by a class loader that lacks them. */
final class OptionalApiTest {

    private static final String EXPORTS = "org.assistant.tts.speech.record.export.Exports";

    @Test
    void exports_areWholeWithoutTheApis() throws ReflectiveOperationException {
        Class<?> exports = Class.forName(EXPORTS, true, new Bare());
        assertThat(exports.getClassLoader()).isInstanceOf(Bare.class);
        // A container scans a bean in the same way: all types in signatures are loaded.
        assertThat(exports.getDeclaredMethods()).isNotEmpty();
        assertThat(exports.getDeclaredFields()).isNotEmpty();
        Constructor<?> constructor = exports.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object bean = constructor.newInstance();
        Method start = exports.getDeclaredMethod("start", Object.class);
        start.setAccessible(true);
        start.invoke(bean, new Object());

        Class<?> metrics =
                Class.forName("org.assistant.tts.speech.record.export.SpeechMetrics", true, exports.getClassLoader());
        Field none = metrics.getField("NONE");
        Method now = exports.getDeclaredMethod("metrics");
        assertThat(now.invoke(bean)).isSameAs(none.get(null));
    }

    @Test
    void theClassThatNeedsAnApi_failsToLoadThere() throws ReflectiveOperationException {
        Bare server = new Bare();
        Class<?> metrics = server.loadClass("org.assistant.tts.speech.record.export.MicroProfileMetrics");
        assertThat(catchThrowable(metrics::getDeclaredConstructors)).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void noContainer_leavesItOut() {
        assertThat(OptionalApi.make("MicroProfileMetrics", SpeechMetrics.class, SpeechMetrics.NONE))
                .isSameAs(SpeechMetrics.NONE);
        assertThat(OptionalApi.make("OpenTelemetrySpans", SpeechTraces.class, SpeechTraces.NONE))
                .isSameAs(SpeechTraces.NONE);
        assertThat(OptionalApi.make("NoSuchClass", SpeechTraces.class, SpeechTraces.NONE))
                .isSameAs(SpeechTraces.NONE);
    }

    @Test
    void apiThatIsThereButFails_isToldAsAWarningWithItsCause() {
        assertThat(logOf("MicroProfileMetrics")).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getMessage()).contains("MicroProfileMetrics", IllegalStateException.class.getName());
        });
        assertThat(logOf("NoSuchClass"))
                .singleElement()
                .satisfies(record -> assertThat(record.getLevel()).isEqualTo(Level.INFO));
    }

    /** Returns the log of creating {@code name} without a container. */
    private static List<LogRecord> logOf(String name) {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger(OptionalApi.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            OptionalApi.make(name, SpeechMetrics.class, SpeechMetrics.NONE);
        } finally {
            logger.removeHandler(handler);
        }
        return records;
    }

    /** Loads its own copies of the application's classes, and all others except those of the two APIs. */
    private static final class Bare extends ClassLoader {

        Bare() {
            super(OptionalApiTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.eclipse.microprofile.metrics.") || name.startsWith("io.opentelemetry.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.assistant.tts.speech.record.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
