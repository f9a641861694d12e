const VOWEL = /[aeiouy]/;

/**
 * The name of an engine for people: `kokoro` is Kokoro. A name without a vowel is an abbreviation: `xtts` is XTTS.
 *
 * @param {string} name the server's name of it; empty if it is not known
 */
export const engineName = (name) =>
  VOWEL.test(name) ? name.replace(/^./u, (letter) => letter.toUpperCase()) : name.toUpperCase();
