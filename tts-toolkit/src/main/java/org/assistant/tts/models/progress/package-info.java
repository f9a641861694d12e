/** How far long work is, for people and for the console. */
package org.assistant.tts.models.progress;
