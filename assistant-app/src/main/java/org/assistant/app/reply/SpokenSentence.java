package org.assistant.app.reply;

import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * A sentence of a reply and the engine that speaks it.
 *
 * @param number of the sentence in the reply, from 0
 * @param text of the sentence
 * @param engine name of the engine that speaks
 * @param fallback why the chosen engine does not speak; empty if it does
 */
public record SpokenSentence(int number, String text, String engine, Optional<Cause> fallback) {}
