/**
 * The latency budget: whether a guarded engine can be on time, its lane, the call that MicroProfile Fault Tolerance intercepts,
 * and the run that speaks a text on a thread of its own. Uses the engines, and knows nothing of listeners. The call's
 * annotations are in {@code org.assistant.tts.speech.GuardedSpeech}, since keys and metrics contain the name of that class.
 */
package org.assistant.tts.speech.guard;
