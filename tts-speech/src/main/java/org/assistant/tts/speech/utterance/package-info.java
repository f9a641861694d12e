/**
 * The speech of one request: its place among the concurrent ones, the engine that speaks its texts or takes over, and their sound
 * on the way to the listener. Uses the engines, the guard and the choice of voices. {@code org.assistant.tts.speech.SpeechService}
 * begins utterances.
 */
package org.assistant.tts.speech.utterance;
