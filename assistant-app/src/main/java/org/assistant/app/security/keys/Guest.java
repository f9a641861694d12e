package org.assistant.app.security.keys;

import java.security.Principal;

/**
 * The caller that opened a WebSocket, and its address. A principal, since a WebSocket keeps nothing else of its request.
 *
 * @param address numeric
 */
public record Guest(Caller caller, String address) implements Principal {

    @Override
    public String getName() {
        return caller.name();
    }
}
