package org.assistant.app.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.app.admin.history.HappeningJson;
import org.assistant.app.security.audit.AuditLog;
import org.assistant.tts.speech.record.Happening;

/** The audit log. */
@Path("audit")
@ApplicationScoped
public class AuditResource {

    record Deeds(List<HappeningJson> deeds) {}

    private final AuditLog log;

    public AuditResource() {
        this(null);
    }

    @Inject
    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** The entries, newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Deeds list() {
        return new Deeds(HappeningJson.of(log.latest()));
    }

    /** The same as a file of comma-separated values, with a header line. */
    @GET
    @Path("file")
    @Produces("text/csv;charset=utf-8")
    public Response file() {
        String lines = Stream.concat(
                        Stream.of("when,who,kind,what"), log.latest().stream().map(AuditResource::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return Response.ok(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=audit.csv")
                .build();
    }

    static String line(Happening deed) {
        return Stream.of(deed.when().toString(), AuditLog.doer(deed).orElse(""), deed.kind(), deed.message())
                .map(AuditResource::quoted)
                .collect(Collectors.joining(","));
    }

    /** {@code text} quoted by RFC 4180. A leading apostrophe keeps a spreadsheet from reading it as a formula. */
    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
