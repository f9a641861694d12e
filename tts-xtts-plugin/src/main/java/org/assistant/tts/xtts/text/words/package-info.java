/** Numbers, money, signs and abbreviations in words, as the texts spell them that the network learnt from; a file for each language. */
package org.assistant.tts.xtts.text.words;
