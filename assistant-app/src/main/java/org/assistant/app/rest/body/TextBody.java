package org.assistant.app.rest.body;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text in a request body. */
public final class TextBody {

    private TextBody() {}

    /**
     * Reads {@code body} as text.
     *
     * @param mostBytes length above which the body is refused
     * @throws WebApplicationException with 413 if it is longer, with 408 if it arrives too slowly or incomplete, with 400 if it
     *     is not UTF-8
     */
    public static String read(InputStream body, int mostBytes) throws IOException {
        byte[] bytes = body.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            JsonBody.drain(body);
            throw ApiError.tooLarge(mostBytes).exception();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ApiError(ApiError.BAD_REQUEST, "the body is not UTF-8", "", "malformed_body").exception();
        }
    }
}
