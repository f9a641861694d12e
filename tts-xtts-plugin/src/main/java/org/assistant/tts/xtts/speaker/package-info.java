/**
 * Turns the sound of a speaker into {@link org.assistant.tts.xtts.speaker.Conditioning}: mels and the two encoders. Reads no
 * recordings from files.
 */
package org.assistant.tts.xtts.speaker;
