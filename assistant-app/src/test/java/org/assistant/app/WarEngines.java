package org.assistant.app;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.assistant.tts.spi.Backend;

/** The engines in the WAR, found as CDI finds them: by the qualifier of their producers. */
final class WarEngines {

    private WarEngines() {}

    /** Their names, in order. */
    static List<String> names() {
        return new ClassFileImporter()
                        .withImportOption(
                                location -> location.contains("Plugin.class")) // the only classes with producers
                        .importPackages("org.assistant.tts")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Produces.class))
                        .flatMap(method -> method.tryGetAnnotationOfType(Backend.class).stream())
                        .map(Backend::value)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
