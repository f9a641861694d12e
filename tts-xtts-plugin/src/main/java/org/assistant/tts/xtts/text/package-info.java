/** Turns written text into the tokens that the network reads: sentences, pieces, tokens. */
package org.assistant.tts.xtts.text;
