package org.assistant.tts.spi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the engine that a {@link TTSEngine} bean is, for example
 *
 * <pre>{@code @Inject @Backend("kokoro") TTSEngine engine;}</pre>
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface Backend {

    /** The engine's name, lower case, as in the configuration key {@code tts.backend}. */
    String value();

    /** A {@link Backend} made at run time, for {@code Instance.select}. */
    final class Literal extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;
        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /** The qualifier of the engine called {@code name}. */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
