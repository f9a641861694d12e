/** From recordings of a speaker to {@link org.assistant.tts.xtts.speaker.Conditioning}, and where that is kept. */
package org.assistant.tts.xtts.speaker;
