/**
 * The latency budget: whether a guarded engine can be on time, its lane, the call that MicroProfile Fault Tolerance watches, and the
 * run that speaks a text on a thread of its own. Knows the engines, and not who listens. The call's annotations are in {@code
 * org.assistant.tts.speech.GuardedSpeech}, since keys and metrics contain the name of that class.
 */
package org.assistant.tts.speech.guard;
