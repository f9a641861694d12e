package org.assistant.app.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.admin.changes.RefusedChange;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.security.Operator;
import org.assistant.app.security.keys.KeyFile;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;

/** The API keys: their owners, their limits and their use today. A key itself is returned once, when it is created. */
@Path("keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    private static final int MOST_BYTES = 10_000;

    private static final String REQUESTS = "requests_per_minute";
    private static final String CHARACTERS = "characters_per_day";
    private static final String CONCURRENT = "concurrent";

    @JsonbPropertyOrder("keys")
    record Keys(List<KeyFile.Entry> keys, boolean changeable) {}

    @JsonbPropertyOrder("name")
    record NewKey(String name, String key) {}

    @JsonbPropertyOrder("name")
    record RevokedKey(String name, boolean deleted) {}

    private final KeyFile file;
    private final EventLog events;

    public KeysResource() {
        this(null, null);
    }

    @Inject
    KeysResource(KeyFile file, EventLog events) {
        this.file = file;
        this.events = events;
    }

    @GET
    public Keys list() {
        return new Keys(file.entries(), file.path().isPresent());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public NewKey create(InputStream body, @Context HttpServletRequest request) throws IOException {
        JsonFields fields = JsonBody.read(body, MOST_BYTES);
        String name = fields.required("name").strip();
        KeyFile.Limits limits =
                new KeyFile.Limits(limit(fields, REQUESTS), limit(fields, CHARACTERS), limit(fields, CONCURRENT));
        if (!KeyFile.isName(name)) {
            throw fields.wrong("name", "at most 64 letters, digits, _, @ and -, the first a letter or digit");
        }
        requireFile();
        if (file.entries().stream().anyMatch(entry -> entry.name().equals(name))) {
            throw new ApiError(
                            ApiError.CONFLICT,
                            "the name " + name + " has a key already; revoke it first",
                            "name",
                            "key_exists")
                    .exception();
        }
        return RefusedChange.unless(() -> {
            String key = file.create(name, limits);
            tell(request, name, " made the API key of ");
            return new NewKey(name, key);
        });
    }

    /** Deletes a key: the next request with it is refused, and a conversation with it ends. */
    @DELETE
    @Path("{name}")
    public RevokedKey revoke(@PathParam("name") String name, @Context HttpServletRequest request) {
        requireFile();
        return RefusedChange.unless(() -> {
            if (!file.delete(name)) {
                throw new ApiError(ApiError.NOT_FOUND, "the file of API keys has no such name", "name", "unknown_key")
                        .exception();
            }
            tell(request, name, " revoked the API key of ");
            return new RevokedKey(name, true);
        });
    }

    private void requireFile() {
        if (file.path().isEmpty()) {
            throw new ApiError(
                            ApiError.CONFLICT,
                            "keys can be changed here only where assistant.api.keys-file names a file for them",
                            "",
                            "no_key_file")
                    .exception();
        }
    }

    private static Optional<Integer> limit(JsonFields fields, String name) {
        double value = fields.number(name, -1);
        if (value == -1) {
            return Optional.empty();
        }
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw fields.wrong(name, "a whole number, 0 for no limit");
        }
        return Optional.of((int) value);
    }

    private void tell(HttpServletRequest request, String name, String did) {
        String who = Operator.of(request);
        events.add(Happening.Level.INFO, "key", who + did + name, Map.of("who", who, "name", name));
    }
}
