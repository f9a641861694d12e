package org.assistant.tts.speech.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.assistant.tts.config.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OriginTest {

    private static final Setting<String> BACKEND = Setting.text("tts.backend", "kokoro", "a name", "The engine.");

    private final LiveConfig config = new LiveConfig(new SmallRyeConfigBuilder()
            .withSources(new OverridesConfig())
            .withSources(new PropertiesConfigSource(Map.of("tts.backend", "domain"), "Domain", 110))
            .withSources(new EnvConfigSource(Map.of("TTS_BACKEND", "variable"), 300))
            .withSources(
                    new PropertiesConfigSource(Map.of("tts.backend", " file "), "microprofile-config.properties", 100))
            .build());

    @AfterEach
    void forget() {
        OverriddenValues.clear();
    }

    @Test
    void namesOfPayara() {
        assertThat(Origin.of("SystemProperty")).isEqualTo(Origin.SYSTEM_PROPERTY);
        assertThat(Origin.of("Environment")).isEqualTo(Origin.ENVIRONMENT);
        assertThat(Origin.of("Domain")).isEqualTo(Origin.SERVER);
        assertThat(Origin.of("file:/environment/WEB-INF/classes/META-INF/microprofile-config.properties"))
                .isEqualTo(Origin.FILE);
    }

    @Test
    void namesOfOpenLibertyAndSmallRye() {
        assertThat(Origin.of("System Properties Config Source")).isEqualTo(Origin.SYSTEM_PROPERTY);
        assertThat(Origin.of("SysPropConfigSource")).isEqualTo(Origin.SYSTEM_PROPERTY);
        assertThat(Origin.of("Environment Variables Config Source")).isEqualTo(Origin.ENVIRONMENT);
        assertThat(Origin.of("EnvConfigSource")).isEqualTo(Origin.ENVIRONMENT);
        assertThat(Origin.of("server.xml Variables Config Source")).isEqualTo(Origin.SERVER);
        assertThat(Origin.of("PropertiesConfigSource[source=jar:file:/x]")).isEqualTo(Origin.FILE);
    }

    @Test
    void operatorsValue_isStrongestAndWhatIsUnderneathIsKnown() {
        assertThat(config.text(BACKEND)).isEqualTo("variable");
        assertThat(config.origin(BACKEND)).isEqualTo(Origin.ENVIRONMENT);

        OverriddenValues.publish(Map.of("tts.backend", "console"));
        assertThat(config.value(BACKEND)).isEqualTo("console");
        assertThat(config.origin(BACKEND)).isEqualTo(Origin.CONSOLE);
        assertThat(config.textUnderneath(BACKEND)).isEqualTo("variable");
    }

    @Test
    void sourceOfTheServerAboveOurs_isStillWeakerThanTheOperator() {
        LiveConfig strong = new LiveConfig(new SmallRyeConfigBuilder()
                .withSources(new OverridesConfig())
                .withSources(new PropertiesConfigSource(Map.of("tts.backend", "secret"), "secrets", 900))
                .build());
        assertThat(strong.value(BACKEND)).isEqualTo("secret");
        OverriddenValues.publish(Map.of("tts.backend", "console"));
        assertThat(strong.value(BACKEND)).isEqualTo("console");
        assertThat(strong.origin(BACKEND)).isEqualTo(Origin.CONSOLE);
        assertThat(strong.textUnderneath(BACKEND)).isEqualTo("secret");
    }

    @Test
    void nowhereSet_isTheDefault() {
        LiveConfig nothing = LiveConfig.of(Map.of());
        assertThat(nothing.origin(BACKEND)).isEqualTo(Origin.DEFAULT);
        assertThat(nothing.text(BACKEND)).isEqualTo("kokoro");
        assertThat(nothing.textUnderneath(BACKEND)).isEqualTo("kokoro");
    }
}
