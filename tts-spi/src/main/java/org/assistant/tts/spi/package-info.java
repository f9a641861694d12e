/**
 * The contract of a speech engine. Depends only on the JDK and CDI annotations.
 *
 * <ul>
 *   <li>An engine implements {@link org.assistant.tts.spi.TTSEngine} with the qualifier {@link org.assistant.tts.spi.Backend}. It
 *       needs {@link org.assistant.tts.spi.SpeechRequest}, {@link org.assistant.tts.spi.Voice}, {@link
 *       org.assistant.tts.spi.Pcm}, {@link org.assistant.tts.spi.EngineState} and {@link org.assistant.tts.spi.TTSException}.
 *   <li>An engine that learns voices also implements {@link org.assistant.tts.spi.VoiceCloner}, with {@link
 *       org.assistant.tts.spi.CloneRequest}, {@link org.assistant.tts.spi.Clip} and {@link org.assistant.tts.spi.Provenance}.
 *   <li>An engine may leave the other types alone: {@link org.assistant.tts.spi.EngineProfile}, {@link
 *       org.assistant.tts.spi.CacheCounts}, {@link org.assistant.tts.spi.Said}, {@link
 *       org.assistant.tts.spi.SentenceReading}, {@link org.assistant.tts.spi.Audience} and the operator's {@link
 *       org.assistant.tts.spi.Pronunciations}.
 * </ul>
 */
package org.assistant.tts.spi;
