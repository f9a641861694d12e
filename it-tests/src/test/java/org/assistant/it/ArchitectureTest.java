package org.assistant.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks which packages may depend on which, as docs/architecture.md states. */
@AnalyzeClasses(locations = ArchitectureTest.Modules.class)
final class ArchitectureTest {

    private static final String SPI = "org.assistant.tts.spi..";
    private static final String KOKORO = "org.assistant.tts.kokoro..";
    private static final String XTTS = "org.assistant.tts.xtts..";
    private static final String REMOTE = "org.assistant.tts.remote..";
    private static final String CONVERTER = "org.assistant.tts.xtts.conversion..";
    private static final String ESPEAK = "org.assistant.tts.espeak..";
    private static final String SPEECH = "org.assistant.tts.speech..";
    private static final String APP = "org.assistant.app..";
    private static final String[] TOOLKIT = {
        "org.assistant.tts.config..",
        "org.assistant.tts.models..",
        "org.assistant.tts.onnx..",
        "org.assistant.tts.text..",
        "org.assistant.tts.spoken..",
        "org.assistant.tts.readings..",
        "org.assistant.tts.audio..",
        "org.assistant.tts.threads.."
    };

    @ArchTest
    static final ArchRule SPI_KNOWS_JAVA_AND_THE_QUALIFIER_ONLY = classes()
            .that()
            .resideInAPackage(SPI)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", SPI, "jakarta.inject..", "jakarta.enterprise.util..");

    @ArchTest
    static final ArchRule TOOLKIT_KNOWS_NO_ENGINE_AND_NO_SERVER = noClasses()
            .that()
            .resideInAnyPackage(TOOLKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KOKORO, XTTS, REMOTE, ESPEAK, SPEECH, APP, "jakarta..", "org.eclipse.microprofile..");

    /** Loudness and spectrum are the same in every file format. */
    @ArchTest
    static final ArchRule SIGNALS_KNOW_NO_FORMAT = noClasses()
            .that()
            .resideInAPackage("org.assistant.tts.audio.signal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.assistant.tts.audio");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NOTHING_OF_WHO_USES_IT = noClasses()
            .that()
            .resideInAnyPackage(KOKORO, XTTS, REMOTE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPEECH, APP);

    /** Another application may have the speech jar without ours. */
    @ArchTest
    static final ArchRule SPEECH_KNOWS_NOTHING_OF_THE_APPLICATION = noClasses()
            .that()
            .resideInAPackage(SPEECH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, "jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..");

    @ArchTest
    static final ArchRule KOKORO_KNOWS_NO_OTHER_ENGINE = noClasses()
            .that()
            .resideInAPackage(KOKORO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(XTTS, REMOTE);

    @ArchTest
    static final ArchRule XTTS_KNOWS_NO_OTHER_ENGINE = noClasses()
            .that()
            .resideInAPackage(XTTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KOKORO, REMOTE);

    @ArchTest
    static final ArchRule REMOTE_KNOWS_NO_MODEL = noClasses()
            .that()
            .resideInAPackage(REMOTE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KOKORO, XTTS, "org.assistant.tts.models..", "org.assistant.tts.onnx..");

    /** The converter runs once, long before the engine reads its files. */
    @ArchTest
    static final ArchRule CONVERTER_IS_UNKNOWN_TO_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage(CONVERTER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONVERTER);

    @ArchTest
    static final ArchRule CONVERTER_KNOWS_OF_THE_ENGINE_ITS_FILES_ONLY = noClasses()
            .that()
            .resideInAPackage(CONVERTER)
            .should()
            .dependOnClassesThat(
                    resideInAPackage(XTTS).and(not(resideInAnyPackage(CONVERTER, "org.assistant.tts.xtts.model.."))));

    /** eSpeak NG is GPL-3.0-or-later and may crash on any text: it is used through a pipe and never called. */
    @ArchTest
    static final ArchRule ESPEAK_IS_A_PROGRAM_OF_ITS_OWN = noClasses()
            .that()
            .resideOutsideOfPackage(ESPEAK)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ESPEAK);

    @ArchTest
    static final ArchRule ESPEAK_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage(ESPEAK)
            .should()
            .dependOnClassesThat(resideInAPackage("org.assistant..").and(not(resideInAPackage(ESPEAK))));

    @ArchTest
    static final ArchRule APPLICATION_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAnyPackage(SPEECH, APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KOKORO, XTTS, REMOTE, ESPEAK, "org.assistant.tts.onnx..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule JAKARTA_ENDS_AT_THE_DOOR_OF_A_PLUGIN = noClasses()
            .that()
            .resideInAnyPackage(KOKORO, XTTS, REMOTE)
            .and()
            .haveSimpleNameNotEndingWith("Plugin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_READ_IN_ONE_PLACE = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Plugin")
            .and()
            .haveSimpleNameNotEndingWith("Config")
            .and()
            .haveSimpleNameNotEndingWith("EngineWarmup") // it checks the names of all keys
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule ONNX_RUNTIME_IS_KNOWN_TO_ITS_PACKAGE_AND_THE_MODELS = noClasses()
            .that(not(resideInAPackage("org.assistant.tts.onnx..")))
            .and()
            .haveNameNotMatching(".*Model(\\$.*)?") // or a part of a model
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule APPLICATION_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(APP)
            .layer("admin")
            .definedBy("org.assistant.app.admin..")
            .layer("live")
            .definedBy("org.assistant.app.live..")
            .layer("rest")
            .definedBy("org.assistant.app.rest..")
            .layer("security")
            .definedBy("org.assistant.app.security..")
            .layer("reply")
            .definedBy("org.assistant.app.reply..")
            .layer("lifecycle")
            .definedBy("org.assistant.app.lifecycle..")
            .layer("monitoring")
            .definedBy("org.assistant.app.monitoring..")
            .layer("state")
            .definedBy("org.assistant.app.state..")
            .whereLayer("admin")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("live")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rest")
            .mayOnlyBeAccessedByLayers("admin", "live", "lifecycle")
            .whereLayer("security")
            .mayOnlyBeAccessedByLayers("admin", "live", "rest")
            .whereLayer("reply")
            .mayOnlyBeAccessedByLayers("admin", "live", "rest")
            .whereLayer("lifecycle")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("monitoring")
            .mayOnlyBeAccessedByLayers("admin")
            .whereLayer("state")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule SECURITY_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.app.security..")
            .layer("browser")
            .definedBy("org.assistant.app.security.browser..")
            .layer("firewall")
            .definedBy("org.assistant.app.security.firewall..")
            .layer("keys")
            .definedBy("org.assistant.app.security.keys..")
            .layer("operator")
            .definedBy("org.assistant.app.security.operator..")
            .layer("audit")
            .definedBy("org.assistant.app.security.audit..")
            .layer("shared")
            .definedBy("org.assistant.app.security")
            .whereLayer("browser")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("firewall")
            .mayOnlyBeAccessedByLayers("browser")
            .whereLayer("keys")
            .mayOnlyBeAccessedByLayers("browser", "firewall")
            .whereLayer("operator")
            .mayOnlyBeAccessedByLayers("firewall", "keys")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("operator");

    @ArchTest
    static final ArchRule CONSOLE_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.app.admin..")
            .layer("console")
            .definedBy("org.assistant.app.admin")
            .layer("access")
            .definedBy("org.assistant.app.admin.access..")
            .layer("changes")
            .definedBy("org.assistant.app.admin.changes..")
            .layer("history")
            .definedBy("org.assistant.app.admin.history..")
            .layer("models")
            .definedBy("org.assistant.app.admin.models..")
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("console")
            .whereLayer("changes")
            .mayOnlyBeAccessedByLayers("console", "access")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("console", "access")
            .whereLayer("models")
            .mayOnlyBeAccessedByLayers("console");

    @ArchTest
    static final ArchRule REPLIES_FLOW_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.app..")
            .layer("chat")
            .definedBy("org.assistant.app.reply.chat..")
            .layer("reply")
            .definedBy("org.assistant.app.reply")
            .layer("skills")
            .definedBy("org.assistant.app.reply.skills..")
            .whereLayer("chat")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("skills")
            .mayOnlyBeAccessedByLayers("reply");

    @ArchTest
    static final ArchRule SKILLS_KNOW_NO_OTHER_PACKAGE = noClasses()
            .that()
            .resideInAPackage("org.assistant.app.reply.skills..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.assistant..").and(not(resideInAPackage("org.assistant.app.reply.skills.."))));

    /** Another language model can take its place without a change elsewhere. */
    @ArchTest
    static final ArchRule LANGCHAIN4J_IS_KNOWN_TO_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("org.assistant.app.reply.chat..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule SPEECH_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(SPEECH)
            .layer("speech")
            .definedBy("org.assistant.tts.speech")
            .layer("utterance")
            .definedBy("org.assistant.tts.speech.utterance..")
            .layer("voices")
            .definedBy("org.assistant.tts.speech.voices..")
            .layer("guard")
            .definedBy("org.assistant.tts.speech.guard..")
            .layer("engines")
            .definedBy("org.assistant.tts.speech.engines..")
            .layer("record")
            .definedBy("org.assistant.tts.speech.record..")
            .layer("config")
            .definedBy("org.assistant.tts.speech.config..")
            .layer("state")
            .definedBy("org.assistant.tts.speech.state..")
            .whereLayer("speech")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("utterance")
            .mayOnlyBeAccessedByLayers("speech")
            .whereLayer("voices")
            .mayOnlyBeAccessedByLayers("speech", "utterance")
            .whereLayer("guard")
            .mayOnlyBeAccessedByLayers("speech", "utterance")
            .whereLayer("engines")
            .mayOnlyBeAccessedByLayers("speech", "utterance", "voices", "guard")
            .whereLayer("record")
            .mayOnlyBeAccessedByLayers("speech", "utterance", "guard", "engines")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("speech", "utterance", "guard", "engines")
            .whereLayer("state")
            .mayOnlyBeAccessedByLayers("config");

    @ArchTest
    static final ArchRule CONVERTER_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(CONVERTER)
            .layer("steps")
            .definedBy("org.assistant.tts.xtts.conversion")
            .layer("calibration")
            .definedBy("org.assistant.tts.xtts.conversion.calibration..")
            .layer("vocoder")
            .definedBy("org.assistant.tts.xtts.conversion.vocoder..")
            .layer("graph")
            .definedBy("org.assistant.tts.xtts.conversion.graph..")
            .layer("checkpoint")
            .definedBy("org.assistant.tts.xtts.conversion.checkpoint..")
            .whereLayer("steps")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("calibration")
            .mayOnlyBeAccessedByLayers("steps")
            .whereLayer("vocoder")
            .mayOnlyBeAccessedByLayers("steps", "calibration")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers("steps", "calibration");

    @ArchTest
    static final ArchRule KOKORO_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(KOKORO)
            .layer("engine")
            .definedBy("org.assistant.tts.kokoro")
            .layer("sound")
            .definedBy("org.assistant.tts.kokoro.sound..")
            .layer("network")
            .definedBy("org.assistant.tts.kokoro.network..")
            .layer("voices")
            .definedBy("org.assistant.tts.kokoro.voices..")
            .layer("pieces")
            .definedBy("org.assistant.tts.kokoro.pieces..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sound")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("engine", "sound")
            .whereLayer("voices")
            .mayOnlyBeAccessedByLayers("engine", "sound", "network")
            .whereLayer("pieces")
            .mayOnlyBeAccessedByLayers("engine", "sound", "network", "voices");

    /** Numbers know neither dates nor addresses, and rules for languages without spaces know no table. */
    @ArchTest
    static final ArchRule SPOKEN_FORMS_FLOW_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.tts.spoken..")
            .layer("sentence")
            .definedBy("org.assistant.tts.spoken")
            .layer("numbers")
            .definedBy("org.assistant.tts.spoken.numbers..")
            .layer("rules")
            .definedBy("org.assistant.tts.spoken.rules..")
            .layer("table")
            .definedBy("org.assistant.tts.spoken.table..")
            .whereLayer("sentence")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("numbers")
            .mayOnlyBeAccessedByLayers("sentence")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("sentence")
            .whereLayer("table")
            .mayOnlyBeAccessedByLayers("sentence", "numbers");

    @ArchTest
    static final ArchRule FETCH_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.tts.models..")
            .layer("store")
            .definedBy("org.assistant.tts.models")
            .layer("fetch")
            .definedBy("org.assistant.tts.models.fetch..")
            .layer("registry")
            .definedBy("org.assistant.tts.models.registry..")
            .layer("sources")
            .definedBy("org.assistant.tts.models.sources..")
            .layer("manifest")
            .definedBy("org.assistant.tts.models.manifest..")
            .layer("progress")
            .definedBy("org.assistant.tts.models.progress..")
            .whereLayer("store")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("fetch")
            .mayOnlyBeAccessedByLayers("store")
            .whereLayer("registry")
            .mayOnlyBeAccessedByLayers("fetch")
            .whereLayer("sources")
            .mayOnlyBeAccessedByLayers("store", "fetch", "registry")
            .whereLayer("manifest")
            .mayOnlyBeAccessedByLayers("store", "fetch", "registry", "progress");

    @ArchTest
    static final ArchRule XTTS_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(XTTS)
            .layer("engine")
            .definedBy("org.assistant.tts.xtts")
            .layer("sound")
            .definedBy("org.assistant.tts.xtts.sound..")
            .layer("vocoder")
            .definedBy("org.assistant.tts.xtts.vocoder..")
            .layer("gpt")
            .definedBy("org.assistant.tts.xtts.gpt..")
            .layer("voices")
            .definedBy("org.assistant.tts.xtts.voices..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sound")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("vocoder")
            .mayOnlyBeAccessedByLayers("engine", "sound")
            .whereLayer("gpt")
            .mayOnlyBeAccessedByLayers("engine", "sound")
            .whereLayer("voices")
            .mayOnlyBeAccessedByLayers("engine");

    /** The network of XTTS and its sampling of codes know no waiting texts. */
    @ArchTest
    static final ArchRule XTTS_TEXT_AND_CODES_FLOW_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.tts.xtts.text..", "org.assistant.tts.xtts.gpt..")
            .layer("decoding")
            .definedBy("org.assistant.tts.xtts.gpt")
            .layer("network")
            .definedBy("org.assistant.tts.xtts.gpt.network..")
            .layer("sampling")
            .definedBy("org.assistant.tts.xtts.gpt.sampling..")
            .layer("text")
            .definedBy("org.assistant.tts.xtts.text")
            .layer("spelling")
            .definedBy("org.assistant.tts.xtts.text.spelling..")
            .layer("words")
            .definedBy("org.assistant.tts.xtts.text.words..")
            .whereLayer("decoding")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("decoding")
            .whereLayer("sampling")
            .mayOnlyBeAccessedByLayers("decoding", "network")
            .whereLayer("spelling")
            .mayOnlyBeAccessedByLayers("text")
            .whereLayer("words")
            .mayOnlyBeAccessedByLayers("text", "spelling");

    @ArchTest
    static final ArchRule CLIPS_ARE_DECODED_WITHOUT_THE_REST_OF_XTTS = noClasses()
            .that()
            .resideInAPackage("org.assistant.tts.xtts.clips..")
            .should()
            .dependOnClassesThat(resideInAPackage(XTTS).and(not(resideInAPackage("org.assistant.tts.xtts.clips.."))));

    @ArchTest
    static final ArchRule ENCODERS_KNOW_NOTHING_OF_CLIPS_AND_STORED_VOICES = noClasses()
            .that()
            .resideInAPackage("org.assistant.tts.xtts.speaker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assistant.tts.xtts.clips..", "org.assistant.tts.xtts.voices..");

    @ArchTest
    static final ArchRule TUNING_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.assistant.tts.kokoro.graph..")
            .layer("trials")
            .definedBy("org.assistant.tts.kokoro.graph")
            .layer("parts")
            .definedBy("org.assistant.tts.kokoro.graph.parts..")
            .layer("rewriting")
            .definedBy("org.assistant.tts.kokoro.graph.rewriting..")
            .whereLayer("trials")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("parts")
            .mayOnlyBeAccessedByLayers("trials")
            .whereLayer("rewriting")
            .mayOnlyBeAccessedByLayers("trials", "parts");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.assistant.(**)").should().beFreeOfCycles();

    /** Only programs with a main method use the standard streams. */
    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that(not(resideInAnyPackage(ESPEAK)))
            .and()
            .haveSimpleNameNotEndingWith("Command")
            .and()
            .haveSimpleNameNotEndingWith("Launcher")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule NO_GENERIC_EXCEPTIONS = noClasses().should(THROW_GENERIC_EXCEPTIONS);

    /** Thread pools of the container are injected into a field, since {@code @Resource} does not apply to parameters. */
    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields()
            .that()
            .areNotAnnotatedWith("jakarta.annotation.Resource")
            .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION);

    @ArchTest
    static final ArchRule NO_JAVA_UTIL_LOGGING = noClasses()
            .that()
            .doNotHaveSimpleName("AacClip") // it silences a library that logs there; its level can't be set otherwise
            .should(USE_JAVA_UTIL_LOGGING);

    /** The shipped classes: those of every module except this one. */
    static final class Modules implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Stream.of(
                            "tts-spi",
                            "tts-toolkit",
                            "tts-espeak",
                            "tts-kokoro-plugin",
                            "tts-xtts-plugin",
                            "tts-remote-plugin",
                            "tts-speech",
                            "assistant-app")
                    .map(module -> Location.of(Path.of("..", module, "target", "classes")))
                    .collect(Collectors.toSet());
        }
    }
}
