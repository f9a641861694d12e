package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import org.assistant.app.speech.VoiceCloning;

/** Refuses an {@link Upload} that is too large: by its announced length, or once so much has come, in bytes or in parts. */
@Upload
@Provider
@ApplicationScoped
public class UploadLimit implements ContainerRequestFilter {

    private final VoiceCloning cloning;

    public UploadLimit() {
        this(null);
    }

    @Inject
    UploadLimit(VoiceCloning cloning) {
        this.cloning = cloning;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        int most = cloning.mostBodyBytes();
        InputStream body = request.getEntityStream();
        if (request.getLength() > most) {
            JsonBody.drain(body);
            request.abortWith(ApiError.tooLarge(most).response());
            return;
        }
        String boundary = request.getMediaType().getParameters().getOrDefault("boundary", "");
        request.setEntityStream(new BoundedParts(new BoundedBody(body, most), boundary));
    }
}
