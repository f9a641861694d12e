/** Hears what an engine says, so that tests can compare it with what it was to say. */
package org.assistant.tts.ear;
