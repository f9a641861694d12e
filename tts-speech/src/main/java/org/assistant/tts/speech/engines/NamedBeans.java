package org.assistant.tts.speech.engines;

import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assistant.tts.spi.Backend;

/** Beans by the name in their {@link Backend}. */
final class NamedBeans {

    private NamedBeans() {}

    /** The {@code beans} that have a name, in the order of the names. */
    static <T> SortedMap<String, T> of(Instance<T> beans) {
        SortedMap<String, T> named = new TreeMap<>();
        for (Instance.Handle<T> handle : beans.handles()) {
            for (Annotation qualifier : handle.getBean().getQualifiers()) {
                if (qualifier instanceof Backend backend) {
                    named.put(
                            backend.value(),
                            beans.select(Backend.Literal.of(backend.value())).get());
                }
            }
        }
        return named;
    }
}
