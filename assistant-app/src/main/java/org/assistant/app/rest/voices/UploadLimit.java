package org.assistant.app.rest.voices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.connection.BoundedBody;
import org.assistant.app.rest.connection.BoundedParts;
import org.assistant.tts.speech.engines.VoiceCloning;

/** Refuses an {@link Upload} that is too large: by its announced length, or once too many bytes or parts have arrived. */
@Upload
@Provider
@ApplicationScoped
public class UploadLimit implements ContainerRequestFilter, ReaderInterceptor {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

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
        if (isLonger(request.getHeaderString(HttpHeaders.CONTENT_LENGTH), most)) {
            JsonBody.drain(body);
            request.abortWith(ApiError.tooLarge(most).response());
            return;
        }
        if (request.getMediaType() == null) {
            request.abortWith(
                    new ApiError(UNSUPPORTED_MEDIA_TYPE, "a form needs the content type multipart/form-data", "", "")
                            .response());
            return;
        }
        String boundary = request.getMediaType().getParameters().getOrDefault("boundary", "");
        BoundedParts form = new BoundedParts(new BoundedBody(body, most), boundary);
        request.setProperty(BoundedParts.class.getName(), form);
        request.setEntityStream(form);
    }

    /** Reads the form, and deletes the files of a refused one. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        BoundedParts form = (BoundedParts) context.getProperty(BoundedParts.class.getName());
        Object parts;
        try {
            parts = context.proceed();
        } catch (RuntimeException e) {
            throw form.refusal().orElseThrow(() -> e);
        }
        if (form.refusal().isPresent()) {
            VoiceForm.discard((List<?>) parts);
            throw form.refusal().get();
        }
        return parts;
    }

    /** JAX-RS itself only reports lengths of less than 2 GB. */
    private static boolean isLonger(String announced, int most) {
        try {
            return announced != null && Long.parseLong(announced) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
