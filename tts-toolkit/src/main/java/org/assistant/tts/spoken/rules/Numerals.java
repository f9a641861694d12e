package org.assistant.tts.spoken.rules;

/** Numbers in the words of one language. Immutable. */
interface Numerals {

    /** As a quantity: {@code number} is digits, perhaps with a point between them. */
    String quantity(String number);

    /** Digit by digit. */
    String digits(String digits);

    /** So many of what {@code counter} counts, with it. */
    String counted(String number, String counter);
}
