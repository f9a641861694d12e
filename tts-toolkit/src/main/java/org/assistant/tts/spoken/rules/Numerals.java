package org.assistant.tts.spoken.rules;

/** Spells numbers in the words of one language. Immutable. */
interface Numerals {

    /** Spells a quantity; {@code number} is digits, optionally with a decimal point. */
    String quantity(String number);

    /** Spells a number digit by digit. */
    String digits(String digits);

    /** Spells {@code number} together with {@code counter}. */
    String counted(String number, String counter);
}
