package org.assistant.tts.models;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.ByteCount;
import org.assistant.tts.models.progress.ProgressLine;
import org.assistant.tts.spi.TTSException;

/**
 * The {@code models} command: lists, fetches, converts and verifies the models of the plugins on the class path. Results go to
 * the standard output, progress and errors to the standard error stream.
 *
 * <p>Exit codes: 0 done, 1 failed or incomplete, 2 wrong usage.
 */
public final class ModelsCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            Usage: models COMMAND [OPTIONS]

              list               the models of the installed plugins, and whether they are there
              fetch NAME...      download what is missing, verify it, prepare it, tune it for this machine
              convert NAME [DIR] make the model of the checkpoint in DIR, such as a fine-tune, instead of the published
                                 one; without DIR make it of the fetched files, for another precision
              verify [NAME...]   read and hash every file again
              where [NAME]       print the folder of all models, or of one

            Options:
              --dir DIR          keep the models in DIR (default: tts.models.dir, or .cache/assistant-tts at home)
              --from DIR         take files from DIR where it has them, for a machine without a network
              --precision LIST   convert: what weights are kept in, such as int8,fp16 (default: what suits this machine)
              --accept-license   accept the licence of the models named, where they ask for it
              --help             print this

            Keys are read from system properties (-Dtts.models.dir=DIR) and the environment (TTS_MODELS_DIR).
            Exit codes: 0 done, 1 failed or incomplete, 2 wrong usage.
            """;

    private final List<ModelPackage> models;
    private final ModelSettings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final ProgressLine progress;

    ModelsCommand(
            List<ModelPackage> models,
            ModelSettings settings,
            PrintStream out,
            PrintStream err,
            ProgressLine progress) {
        this.models = models;
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.progress = progress;
    }

    /** Runs the command, and exits the JVM with its exit code unless that is 0. */
    public static void main(String[] arguments) {
        int code;
        try {
            ModelsCommand command = new ModelsCommand(
                    ModelPackage.onClassPath(Thread.currentThread().getContextClassLoader()),
                    ModelSettings.from(ModelsCommand::configured),
                    System.out,
                    System.err,
                    new ProgressLine(System.err, isTerminal(), System::nanoTime));
            code = command.run(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("models: " + e.getMessage());
            code = WRONG_USAGE;
        }
        if (code != DONE) {
            System.exit(code);
        }
    }

    private static Optional<String> configured(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(
                        System.getenv(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))));
    }

    /** From Java 22 on a console exists even without a terminal, and has a method to ask. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // Java 17 to 21: a console is a terminal
        }
    }

    /** Returns the exit code. */
    int run(List<String> words) {
        try {
            return run(ModelsArguments.parse(words));
        } catch (IllegalArgumentException e) {
            err.println("models: " + e.getMessage());
            err.println("Try: models --help");
            return WRONG_USAGE;
        } catch (TTSException e) {
            progress.clear();
            err.println("models: " + e.getMessage());
            return FAILED;
        } finally {
            progress.clear();
        }
    }

    private int run(ModelsArguments arguments) {
        ModelStore store = store(arguments);
        if (arguments.command().equals("convert")) {
            return convert(store, arguments);
        }
        if (!arguments.precisions().isEmpty()) {
            throw new IllegalArgumentException("--precision belongs to convert");
        }
        List<ModelPackage> named = arguments.names().stream().map(this::model).toList();
        switch (arguments.command()) {
            case "help" -> {
                out.print(USAGE);
                return DONE;
            }
            case "list" -> {
                return list(store);
            }
            case "fetch" -> {
                return fetch(store, named, arguments.licenceAccepted());
            }
            case "verify" -> {
                return verify(store, named);
            }
            case "where" -> {
                return where(store, named);
            }
            default -> throw new IllegalArgumentException("unknown command " + arguments.command());
        }
    }

    private ModelStore store(ModelsArguments arguments) {
        List<Path> folders = Stream.concat(arguments.from().stream(), settings.local().stream())
                .toList();
        folders.forEach(folder -> folder(folder.toString()));
        return settings.store(arguments.dir().orElse(settings.dir()), folders);
    }

    private ModelPackage model(String name) {
        return models.stream()
                .filter(model -> model.manifest().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model " + name + "; there is: "
                        + models.stream().map(model -> model.manifest().name()).collect(Collectors.joining(", "))));
    }

    private int list(ModelStore store) {
        for (ModelPackage model : models) {
            ModelManifest manifest = model.manifest();
            out.printf(
                    "%-14s %s, %s, %s: %s%n",
                    manifest.name(),
                    manifest.title(),
                    manifest.licence(),
                    ByteCount.text(manifest.bytes()),
                    state(store, model));
        }
        return DONE;
    }

    private static String state(ModelStore store, ModelPackage model) {
        Path directory = store.directory(model.manifest().name());
        if (!Files.isDirectory(directory)) {
            return "not fetched";
        }
        List<String> problems = store.problems(model);
        String origin = store.convertedFrom(model)
                .map(from -> ", converted from " + from)
                .orElse("");
        return problems.isEmpty()
                ? "complete in " + directory + origin
                : "not complete" + origin + ": " + ModelStore.summary(problems);
    }

    private int fetch(ModelStore store, List<ModelPackage> named, boolean licenceAccepted) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("fetch needs the name of a model");
        }
        for (ModelPackage model : named) {
            ModelManifest manifest = model.manifest();
            Path directory = store.directory(manifest.name());
            if (licenceAccepted) {
                store.acceptLicence(model);
            }
            if (!store.problems(model).isEmpty()) {
                err.printf(
                        "%s (%s), licence %s, into %s%n",
                        manifest.title(), ByteCount.text(manifest.bytes()), manifest.licence(), directory);
            }
            store.fetch(model, progress);
            progress.clear();
            out.println(manifest.name() + " is " + state(store, model));
        }
        return DONE;
    }

    private int convert(ModelStore store, ModelsArguments arguments) {
        List<String> names = arguments.names();
        if (names.isEmpty() || names.size() > 2) {
            throw new IllegalArgumentException("convert needs the name of a model and at most one folder");
        }
        ModelPackage model = model(names.get(0));
        Path source = names.size() == 2 ? folder(names.get(1)) : store.directory(names.get(0));
        if (arguments.licenceAccepted()) {
            store.acceptLicence(model);
        }
        store.convert(model, source, arguments.precisions(), progress);
        progress.clear();
        out.println(names.get(0) + " is " + state(store, model));
        return DONE;
    }

    private static Path folder(String path) {
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        return folder;
    }

    private int verify(ModelStore store, List<ModelPackage> named) {
        int code = DONE;
        for (ModelPackage model : named.isEmpty() ? models : named) {
            String name = model.manifest().name();
            if (named.isEmpty() && !Files.isDirectory(store.directory(name))) {
                out.println(name + ": not fetched");
                continue;
            }
            List<String> problems = store.verify(model, progress);
            progress.clear();
            if (problems.isEmpty()) {
                out.println(name + ": whole");
            } else {
                problems.forEach(problem -> out.println(name + ": " + problem));
                err.println("models: to mend it, run: " + store.mendCommand(model));
                code = FAILED;
            }
        }
        return code;
    }

    private int where(ModelStore store, List<ModelPackage> named) {
        if (named.isEmpty()) {
            out.println(store.root());
        }
        named.forEach(model -> out.println(store.directory(model.manifest().name())));
        return DONE;
    }
}
