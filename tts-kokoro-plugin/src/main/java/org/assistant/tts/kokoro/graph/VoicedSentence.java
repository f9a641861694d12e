package org.assistant.tts.kokoro.graph;

/**
 * A sentence, and the voice whose style it has.
 *
 * @param voice its id
 */
public record VoicedSentence(String voice, TuningSentence sentence) {}
