package org.assistant.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.assistant.tts.speech.record.Timeline;

/** What happened in the last quarter of an hour. */
@Path("timeline")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {

    private final Timeline timeline;

    public TimelineResource() {
        this(null);
    }

    @Inject
    TimelineResource(Timeline timeline) {
        this.timeline = timeline;
    }

    @GET
    public String timeline() {
        return TimelineJson.of(timeline.slices());
    }
}
