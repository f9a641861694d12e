package org.assistant.app.security;

/** Who may look at the lists of models and voices where API keys are configured. */
public enum Lists {
    /** Who may speak. */
    CLOSED,
    /** Everybody; the voices that were cloned are left out for who shows no key. */
    OPEN
}
