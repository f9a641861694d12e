package org.assistant.tts.kokoro.phonemes.english;

/** Says words that are missing from the lexicon. Thread-safe. */
@FunctionalInterface
interface UnknownWords {

    /** The phonemes of {@code word} in the network's alphabet; empty if it has no sound. */
    String phonemes(String word);
}
