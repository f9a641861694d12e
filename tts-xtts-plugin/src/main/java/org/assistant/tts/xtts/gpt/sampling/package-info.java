/** How the next code is drawn from the scores of the network, and when a text ends. */
package org.assistant.tts.xtts.gpt.sampling;
