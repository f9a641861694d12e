/** The progress of long work, for people and for the console. */
package org.assistant.tts.models.progress;
