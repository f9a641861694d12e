package org.assistant.app.security;

/** Who may read the lists of models and voices where API keys are configured. */
public enum Lists {
    /** Clients that may speak. */
    CLOSED,
    /** All clients; one without a key does not see the cloned voices. */
    OPEN
}
