/** Written forms become words: numbers, money, dates, times, units, abbreviations, addresses and signs, by a table a language. */
package org.assistant.tts.spoken;
