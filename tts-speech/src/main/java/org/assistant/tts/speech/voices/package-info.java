/**
 * The voice and the language in which an engine speaks a request that was meant for another engine, or that left them open. Uses
 * the engines, and knows nothing of utterances.
 */
package org.assistant.tts.speech.voices;
