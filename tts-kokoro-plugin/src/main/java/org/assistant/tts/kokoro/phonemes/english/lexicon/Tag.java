package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.util.List;

/** Part of speech, as fine as pronunciation asks for. */
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

    /** Names of the readings that the lexicon may have for this part of speech, the finest first. */
    List<String> readings() {
        return reading.isEmpty() ? List.of() : List.of(reading, coarser);
    }

    public boolean isNoun() {
        return this == NOUN || this == PROPER_NOUN;
    }
}
