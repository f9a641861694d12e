package org.assistant.tts.kokoro.voices;

import org.assistant.tts.kokoro.text.KokoroLanguage;

/**
 * The speaker of a request: a voice, and the language of its phonemes.
 *
 * @param voice one voice or a mixture
 * @param language of the phonemes; may be another country's than the voice's
 */
public record Speaker(VoiceExpression voice, KokoroLanguage language) {}
