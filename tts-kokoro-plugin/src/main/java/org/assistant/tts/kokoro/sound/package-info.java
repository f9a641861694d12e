/**
 * Turns the network's samples into the final sound: silence and breath are cut, pauses set, voices levelled, peaks limited. Uses
 * the network's output, and knows nothing of the engine.
 */
package org.assistant.tts.kokoro.sound;
