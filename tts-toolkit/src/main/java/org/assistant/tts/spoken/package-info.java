/**
 * Writes a sentence out in words: {@code SpokenForms} applies the rewritings of dates, times, addresses, abbreviations and signs,
 * which live here, of numbers ({@code spoken.numbers}), or of a language without spaces ({@code spoken.rules}). Markup and the
 * operator's respellings are handled before that.
 */
package org.assistant.tts.spoken;
