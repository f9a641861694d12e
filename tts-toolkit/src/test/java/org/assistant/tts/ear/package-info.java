/** Transcribes an engine's speech, so that tests can compare it with the text. */
package org.assistant.tts.ear;
