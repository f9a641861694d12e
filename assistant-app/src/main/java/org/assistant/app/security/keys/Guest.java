package org.assistant.app.security.keys;

import java.security.Principal;

/**
 * Who opened a WebSocket, and from where: all that a WebSocket keeps of its request is the principal.
 *
 * @param address it came from, in figures
 */
public record Guest(Caller caller, String address) implements Principal {

    @Override
    public String getName() {
        return caller.name();
    }
}
