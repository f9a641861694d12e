package org.assistant.app.admin.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.spi.TTSException;

/** The models with their completeness, checked every few seconds at most: a check reads size and time of each file. */
@ApplicationScoped
public class ModelStates {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_NAMED_PROBLEMS = 3;

    /**
     * The result of a check.
     *
     * @param problem what the model lacks; empty if it is complete
     * @param bytes of its files
     * @param origin the folder that it was converted from; empty if it was fetched
     */
    private record Seen(String problem, long bytes, String origin, Fetch.State fetch, long atNanos) {}

    private final ModelsConfig config;
    private final Fetches fetches;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> latest = new HashMap<>(); // guarded by this

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

    public List<ModelFilesJson> list() {
        return config.models().stream().map(this::json).toList();
    }

    private ModelFilesJson json(ModelPackage model) {
        ModelManifest manifest = model.manifest();
        Fetch fetch = fetches.of(manifest.name());
        Seen seen = seen(model, fetch.state());
        String problem = seen.problem();
        return new ModelFilesJson(
                manifest.name(),
                manifest.title(),
                problem.isEmpty(),
                problem,
                problem.isEmpty() ? "" : FetchCommand.of(manifest),
                manifest.bytes(),
                seen.bytes(),
                seen.origin(),
                manifest.licence(),
                manifest.licenceAddress(),
                manifest.licenceSummary(),
                manifest.acceptanceNeeded(),
                ModelFilesJson.FetchJson.of(fetch));
    }

    private synchronized Seen seen(ModelPackage model, Fetch.State fetch) {
        String name = model.manifest().name();
        long now = nanoTime.getAsLong();
        Seen before = latest.get(name);
        if (before == null || before.fetch() != fetch || now - before.atNanos() > FRESH_NANOS) {
            before = look(model, fetch, now);
            latest.put(name, before);
        }
        return before;
    }

    private Seen look(ModelPackage model, Fetch.State fetch, long now) {
        try {
            ModelStore store = config.store();
            return new Seen(
                    problem(store.problems(model)),
                    store.bytesOnDisk(model),
                    store.convertedFrom(model).orElse(""),
                    fetch,
                    now);
        } catch (TTSException e) {
            return new Seen(e.getMessage(), 0, "", fetch, now);
        }
    }

    private static String problem(List<String> problems) {
        int named = Math.min(problems.size(), MOST_NAMED_PROBLEMS);
        String some = String.join(", ", problems.subList(0, named));
        return problems.size() > named ? some + " and " + (problems.size() - named) + " more" : some;
    }
}
