package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.util.List;

/** Part of speech, as detailed as pronunciation needs. */
public enum Tag {
    NOUN("NOUN"),
    PROPER_NOUN("NOUN"),
    VERB("VERB"),
    PAST("VBD", "VERB"),
    PAST_PARTICIPLE("VBN", "VERB"),
    PRESENT("VBP", "VERB"),
    ADJECTIVE("ADJ"),
    ADVERB("ADV"),
    DETERMINER("DT"),
    PRONOUN(""),
    PREPOSITION(""),
    PARTICLE(""),
    TO(""),
    NUMBER(""),
    OTHER(""),
    PUNCTUATION("");

    private final String reading;
    private final String coarser;

    Tag(String reading) {
        this(reading, reading);
    }

    Tag(String reading, String coarser) {
        this.reading = reading;
        this.coarser = coarser;
    }

    /** The names of the lexicon's readings for this part of speech, most specific first. */
    List<String> readings() {
        return reading.isEmpty() ? List.of() : List.of(reading, coarser);
    }

    public boolean isNoun() {
        return this == NOUN || this == PROPER_NOUN;
    }
}
