/**
 * From the network's samples to sound: silence and breath are cut, pauses set, voices levelled, peaks limited. Knows what the network
 * makes, and nothing of the engine.
 */
package org.assistant.tts.kokoro.sound;
