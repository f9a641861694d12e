/**
 * The words of one language, from a file of its own, and the parts that every spoken form is made of: a rewriting, a number in
 * words, a full stop. It knows no written form.
 */
package org.assistant.tts.spoken.table;
