/** From written text to the tokens that the network reads: sentences, pieces, tokens. */
package org.assistant.tts.xtts.text;
