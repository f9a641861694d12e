/**
 * What one request has spoken: its place among the concurrent ones, the engine that speaks its texts or stands in, and their sound
 * on the way to the listener. Knows the engines and the guard. It is begun by {@code org.assistant.tts.speech.SpeechService}.
 */
package org.assistant.tts.speech.utterance;
