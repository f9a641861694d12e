/**
 * Numbers, money, signs and abbreviations in words, spelled like the texts that the network was trained on; a file for each
 * language.
 */
package org.assistant.tts.xtts.text.words;
