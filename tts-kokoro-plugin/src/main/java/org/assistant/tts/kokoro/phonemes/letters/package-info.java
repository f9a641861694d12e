/** How English letters sound in words that no lexicon has, learnt from a lexicon's words. Knows no language but by those. */
package org.assistant.tts.kokoro.phonemes.letters;
