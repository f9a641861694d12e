/** What text is written in, and how it becomes text that can be read aloud. */
package org.assistant.tts.kokoro.text;
