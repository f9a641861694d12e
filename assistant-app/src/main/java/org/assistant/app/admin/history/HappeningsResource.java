package org.assistant.app.admin.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;

/** The latest happenings of the server. */
@Path("happenings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HappeningsResource {

    record Happenings(List<HappeningJson> happenings) {}

    private final EventLog events;

    public HappeningsResource() {
        this(null);
    }

    @Inject
    HappeningsResource(EventLog events) {
        this.events = events;
    }

    /**
     * The happenings, newest first.
     *
     * @param kind of happenings to list; empty for all
     */
    @GET
    public Happenings list(@QueryParam("kind") @DefaultValue("") String kind) {
        List<Happening> wanted = events.latest().stream()
                .filter(one -> kind.isEmpty() || one.kind().equals(kind))
                .toList();
        return new Happenings(HappeningJson.of(wanted));
    }
}
