package org.assistant.app.reply;

import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * A sentence of a reply and the engine that speaks it.
 *
 * @param number of the sentence in the reply, from 0
 * @param text of the sentence
 * @param engine name of the engine that speaks
 * @param fallback why another engine speaks than the chosen one; empty if the chosen one speaks
 */
public record SpokenSentence(int number, String text, String engine, Optional<Cause> fallback) {}
