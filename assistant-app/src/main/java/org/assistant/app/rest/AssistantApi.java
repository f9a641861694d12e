package org.assistant.app.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.assistant.app.rest.body.ErrorMapper;
import org.assistant.app.rest.body.RecordWriter;

/** The assistant's own API. */
@ApplicationPath("/api")
public class AssistantApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReplyResource.class, RecordWriter.class, ErrorMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return ServerProperties.STREAMING;
    }
}
