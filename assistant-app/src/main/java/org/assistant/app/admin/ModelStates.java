package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.assistant.app.rest.Json;
import org.assistant.tts.models.ModelManifest;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.spi.TTSException;

/** Which models are there, looked at every few seconds at most: a look asks for the size and time of each file. */
@ApplicationScoped
class ModelStates {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_NAMED_PROBLEMS = 3;

    /** What was seen. */
    private record Seen(String problem, Fetch.State fetch, long atNanos) {}

    private final ModelsConfig config;
    private final Fetches fetches;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new HashMap<>(); // guarded by this

    ModelStates() {
        this(null, null);
    }

    @Inject
    ModelStates(ModelsConfig config, Fetches fetches) {
        this(config, fetches, System::nanoTime);
    }

    ModelStates(ModelsConfig config, Fetches fetches, LongSupplier nanoTime) {
        this.config = config;
        this.fetches = fetches;
        this.nanoTime = nanoTime;
    }

    JsonArrayBuilder json() {
        JsonArrayBuilder models = Json.array();
        for (ModelPackage model : config.models()) {
            ModelManifest manifest = model.manifest();
            Fetch fetch = fetches.of(manifest.name());
            String problem = problem(model, fetch.state());
            models.add(Json.object()
                    .add("name", manifest.name())
                    .add("title", manifest.title())
                    .add("present", problem.isEmpty())
                    .add("problem", problem)
                    .add("remedy", problem.isEmpty() ? "" : remedy(manifest))
                    .add("bytes", manifest.bytes())
                    .add("licence", manifest.licence())
                    .add("licence_address", manifest.licenceAddress())
                    .add("licence_summary", manifest.licenceSummary())
                    .add("needs_licence", manifest.acceptanceNeeded())
                    .add(
                            "fetch",
                            Json.object()
                                    .add("state", fetch.state().name().toLowerCase(Locale.ROOT))
                                    .add("step", fetch.step())
                                    .add("done_bytes", fetch.doneBytes())
                                    .add("total_bytes", fetch.totalBytes())
                                    .add("message", fetch.message())));
        }
        return models;
    }

    private static String remedy(ModelManifest manifest) {
        return ModelStore.fetchCommand(manifest.name()) + (manifest.acceptanceNeeded() ? " --accept-license" : "");
    }

    private synchronized String problem(ModelPackage model, Fetch.State fetch) {
        String name = model.manifest().name();
        long now = nanoTime.getAsLong();
        Seen before = seen.get(name);
        if (before == null || before.fetch() != fetch || now - before.atNanos() > FRESH_NANOS) {
            before = new Seen(look(model), fetch, now);
            seen.put(name, before);
        }
        return before.problem();
    }

    private String look(ModelPackage model) {
        try {
            List<String> problems = config.store().problems(model);
            int named = Math.min(problems.size(), MOST_NAMED_PROBLEMS);
            String some = String.join(", ", problems.subList(0, named));
            return problems.size() > named ? some + " and " + (problems.size() - named) + " more" : some;
        } catch (TTSException e) {
            return e.getMessage();
        }
    }
}
