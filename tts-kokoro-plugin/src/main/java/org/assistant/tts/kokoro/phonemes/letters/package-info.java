/** The sounds of English letters in words that no lexicon has, learnt from a lexicon. Knows nothing else of the language. */
package org.assistant.tts.kokoro.phonemes.letters;
