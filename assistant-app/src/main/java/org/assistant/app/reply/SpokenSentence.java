package org.assistant.app.reply;

import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * A sentence of a reply, and who speaks it.
 *
 * @param number which sentence of the reply, from 0
 * @param text of it
 * @param engine name of the engine that speaks
 * @param fallback why that is not the engine that was to speak; nothing if it is
 */
public record SpokenSentence(int number, String text, String engine, Optional<Cause> fallback) {}
