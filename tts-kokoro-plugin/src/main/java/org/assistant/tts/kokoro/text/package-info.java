/** The scripts of text, and its conversion to text that can be read aloud. */
package org.assistant.tts.kokoro.text;
