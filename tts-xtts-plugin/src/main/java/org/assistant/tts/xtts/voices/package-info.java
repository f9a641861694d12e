/**
 * Cloned voices: learnt from clips whose speech was measured, and kept in folders. Knows how clips are decoded and how the network
 * hears a speaker.
 */
package org.assistant.tts.xtts.voices;
