package org.assistant.tts.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The configuration keys of one component. Every jar that reads keys lists its implementation in {@code META-INF/services}, so
 * that misspelt keys can be found.
 */
public interface Settings {

    /** Every key of the component, in the order in which an operator should read them. */
    List<Setting<?>> all();

    /** The prefix of the component's keys. A key with this prefix that no component reads is a mistake. */
    default String namespace() {
        return "tts.";
    }

    /** The keys of every component on the class path of {@code loader}, components in the order of their class names. */
    static List<Setting<?>> onClassPath(ClassLoader loader) {
        List<Setting<?>> settings = new ArrayList<>();
        components(loader).forEach(component -> settings.addAll(component.all()));
        return List.copyOf(settings);
    }

    /** The namespaces of all components on the class path of {@code loader}, each once. */
    static List<String> namespaces(ClassLoader loader) {
        return components(loader).stream().map(Settings::namespace).distinct().toList();
    }

    private static List<Settings> components(ClassLoader loader) {
        List<Settings> components = new ArrayList<>();
        ServiceLoader.load(Settings.class, loader).forEach(components::add);
        components.sort(Comparator.comparing(component -> component.getClass().getName()));
        return components;
    }
}
