/** From written text to the tokens that the network reads. */
package org.assistant.tts.xtts.text;
