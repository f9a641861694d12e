/**
 * Writes numbers out with what they count: money, units, nouns, fractions, ranges, Roman numerals. It knows the table of the
 * language, and neither dates nor signs nor addresses.
 */
package org.assistant.tts.spoken.numbers;
