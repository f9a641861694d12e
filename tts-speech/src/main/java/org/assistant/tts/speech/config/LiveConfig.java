package org.assistant.tts.speech.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assistant.tts.config.Setting;
import org.assistant.tts.spi.TTSException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The configuration as it is now: every call reads it again, so a change needs no restart. */
@ApplicationScoped
public class LiveConfig {

    private final Function<String, Optional<String>> texts;
    private final Supplier<List<Layer>> layers;

    LiveConfig() {
        this(key -> Optional.empty(), List::of);
    }

    @Inject
    LiveConfig(Config config) {
        // Read first, not only through OverridesConfig: an operator may set an empty text, which Config takes for no
        // value.
        this(
                key -> Optional.ofNullable(OverriddenValues.now().get(key))
                        .or(() -> config.getOptionalValue(key, String.class)),
                () -> layers(config));
    }

    private LiveConfig(Function<String, Optional<String>> texts, Supplier<List<Layer>> layers) {
        this.texts = texts;
        this.layers = layers;
    }

    /** A configuration that reads {@code values}, which may change. */
    public static LiveConfig of(Map<String, String> values) {
        return of(values, Map::of);
    }

    /** A configuration that reads {@code values}, overridden by those of an operator; both may change. */
    public static LiveConfig of(Map<String, String> values, Supplier<Map<String, String>> operators) {
        List<Layer> layers = List.of(
                new Layer(Origin.CONSOLE, key -> operators.get().get(key)), new Layer(Origin.FILE, values::get));
        return new LiveConfig(key -> first(layers, key), () -> layers);
    }

    /**
     * The value of {@code setting} in force now.
     *
     * @throws TTSException.EngineUnavailable if it has been set out of its range since the start; the message names key, value
     * and range
     */
    public <T> T value(Setting<T> setting) {
        try {
            return setting.in(texts);
        } catch (IllegalArgumentException e) {
            throw new TTSException.EngineUnavailable(e.getMessage(), e);
        }
    }

    /** The text of {@code setting} in force now, in range or not. */
    public String text(Setting<?> setting) {
        return texts.apply(setting.key()).map(String::trim).orElse(setting.defaultText());
    }

    /** The text that {@code setting} would have without an operator's change. */
    public String textUnderneath(Setting<?> setting) {
        List<Layer> underneath = layers.get().stream()
                .filter(layer -> layer.origin() != Origin.CONSOLE)
                .toList();
        return first(underneath, setting.key()).map(String::trim).orElse(setting.defaultText());
    }

    /** Where the value of {@code setting} in force comes from. */
    public Origin origin(Setting<?> setting) {
        return layers.get().stream()
                .filter(layer -> layer.text().apply(setting.key()) != null)
                .map(Layer::origin)
                .findFirst()
                .orElse(Origin.DEFAULT);
    }

    private static Optional<String> first(List<Layer> layers, String key) {
        return layers.stream()
                .flatMap(layer -> Stream.ofNullable(layer.text().apply(key)))
                .findFirst()
                .filter(text -> !text.isEmpty());
    }

    private static List<Layer> layers(Config config) {
        Stream<Layer> others = StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !source.getName().equals(Origin.CONSOLE.words()))
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .map(source -> new Layer(Origin.of(source.getName()), source::getValue));
        Layer console = new Layer(Origin.CONSOLE, key -> OverriddenValues.now().get(key));
        return Stream.concat(Stream.of(console), others).toList();
    }

    /** A place where a value may be set; the text is null where it is not. */
    private record Layer(Origin origin, UnaryOperator<String> text) {}
}
