/** Writes numbers, money, dates, times, units, abbreviations, addresses and signs out in words, by a table for each language. */
package org.assistant.tts.spoken;
