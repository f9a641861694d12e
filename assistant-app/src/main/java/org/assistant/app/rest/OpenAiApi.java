package org.assistant.app.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.assistant.app.rest.body.ErrorMapper;
import org.assistant.app.rest.body.RecordWriter;
import org.assistant.app.rest.models.AudioModelsResource;
import org.assistant.app.rest.models.ModelsResource;
import org.assistant.app.rest.speech.PhonemesResource;
import org.assistant.app.rest.speech.SpeechResource;
import org.assistant.app.rest.speech.TestResource;
import org.assistant.app.rest.voices.OperatorCheck;
import org.assistant.app.rest.voices.UploadLimit;
import org.assistant.app.rest.voices.VoicesResource;

/** The API that OpenAI's speech clients use. */
@ApplicationPath("/v1")
public class OpenAiApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                SpeechResource.class,
                PhonemesResource.class,
                VoicesResource.class,
                OperatorCheck.class,
                UploadLimit.class,
                ModelsResource.class,
                AudioModelsResource.class,
                TestResource.class,
                RecordWriter.class,
                ErrorMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return ServerProperties.STREAMING;
    }
}
