package org.assistant.app.rest;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A part of a form as a server provides it. */
public class FormPart implements EntityPart {

    private final String name;
    private final byte[] content;

    public FormPart(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    public FormPart(String name, String content) {
        this(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Optional<String> getFileName() {
        return Optional.empty();
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public <T> T getContent(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getContent(GenericType<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MultivaluedMap<String, String> getHeaders() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.APPLICATION_OCTET_STREAM_TYPE;
    }
}
