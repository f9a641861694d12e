/** The two lexicons of English: their files, their stems, and the readings of a word by part of speech and stress. */
package org.assistant.tts.kokoro.phonemes.english.lexicon;
