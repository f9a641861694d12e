package org.assistant.tts.speech.config;

import java.time.Instant;
import java.util.Optional;

/**
 * A setting that an operator changed while the server ran.
 *
 * @param when it was changed
 * @param who changed it: the login name and the address
 * @param key of the setting
 * @param from the value in force before
 * @param to the new value; empty if the operator's value was withdrawn
 */
public record Change(Instant when, String who, String key, String from, Optional<String> to) {}
