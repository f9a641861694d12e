/** Draws the next code from the scores of the network, and decides when a text ends. */
package org.assistant.tts.xtts.gpt.sampling;
