/** From the sound of a speaker to {@link org.assistant.tts.xtts.speaker.Conditioning}: mels and the two encoders. Knows no files. */
package org.assistant.tts.xtts.speaker;
