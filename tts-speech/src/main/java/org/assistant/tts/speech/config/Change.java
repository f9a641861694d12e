package org.assistant.tts.speech.config;

import java.time.Instant;
import java.util.Optional;

/**
 * A setting that an operator changed while the server ran.
 *
 * @param when it was changed
 * @param who changed it: the name of the login, and where from
 * @param key of the setting
 * @param from the value in force before
 * @param to what was set; nothing if the operator's value was taken back
 */
public record Change(Instant when, String who, String key, String from, Optional<String> to) {}
