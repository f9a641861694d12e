/**
 * A voice of the server.
 *
 * @typedef {object} Voice
 * @property {string} id
 * @property {string} name for people
 * @property {string} language its own, BCP 47
 * @property {string[]} languages all that it speaks; a language without a country stands for all of its countries
 * @property {string} sex `female`, `male`, or empty
 * @property {string} engine empty if the server did not say
 * @property {boolean} preferred the server's own choice
 */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Headings of the voice picker, in its order. */
const SEXES = [
  { sex: 'female', heading: 'Women' },
  { sex: 'male', heading: 'Men' },
  { sex: '', heading: 'Other voices' },
];

/**
 * Reads the entries of `GET /v1/audio/voices`; an entry without an id or with an unreadable language is left out.
 *
 * @param {object[]} entries
 * @returns {Voice[]}
 */
export function readVoices(entries) {
  return entries.flatMap((/** @type {any} */ entry) => {
    const spoken = [entry?.languages ?? []].flat().flatMap((each) => canonical(each) ?? []);
    const language = canonical(entry?.language ?? spoken[0] ?? 'en-US');
    return entry?.id && language
      ? {
          id: String(entry.id),
          name: String(entry.name || entry.id),
          language,
          languages: spoken.length > 0 ? spoken : [language],
          sex: entry.sex === 'female' || entry.sex === 'male' ? entry.sex : '',
          engine: String(entry.engine ?? ''),
          preferred: entry.default === true,
        }
      : [];
  });
}

/** @param {string} language BCP 47 */
export function languageName(language) {
  return names.of(language) ?? language;
}

/** @param {string} language BCP 47 */
const base = (language) => language.split('-')[0];

/**
 * Whether a voice speaks a language.
 *
 * @param {Voice} voice
 * @param {string} language BCP 47
 */
function speaks(voice, language) {
  return voice.languages.includes(language) || voice.languages.includes(base(language));
}

/**
 * The languages of the voices, sorted by name; English first, since every voice set begins there. A language is left out if it is
 * listed with countries: all of its voices are found under each of them.
 *
 * @param {Voice[]} voices
 * @returns {string[]}
 */
export function languages(voices) {
  const rank = (/** @type {string} */ language) =>
    language.startsWith('en') ? `0${languageName(language)}` : `1${languageName(language)}`;
  const all = [...new Set(voices.flatMap((voice) => voice.languages))];
  return all
    .filter((language) => !all.some((other) => other !== language && base(other) === language))
    .sort((a, b) => rank(a).localeCompare(rank(b), 'en'));
}

/**
 * The voices of a language under their headings, by name. If there are several engines, the heading names the engine.
 *
 * @param {Voice[]} voices
 * @param {string} language
 * @returns {{ heading: string, voices: Voice[] }[]}
 */
export function grouped(voices, language) {
  const engines = [...new Set(voices.map((voice) => voice.engine))];
  return engines
    .flatMap((engine) =>
      SEXES.map(({ sex, heading }) => ({
        heading: engines.length > 1 ? `${heading} · ${engine}` : heading,
        voices: voices
          .filter((voice) => speaks(voice, language) && voice.engine === engine && voice.sex === sex)
          .sort((a, b) => a.name.localeCompare(b.name)),
      })),
    )
    .filter((group) => group.voices.length > 0);
}

/**
 * The voice to begin with: the choice of the first voice's engine, or the first.
 *
 * @param {Voice[]} voices at least one
 * @returns {Voice}
 */
export function preferred(voices) {
  const [first] = voices;
  return voices.find((voice) => voice.preferred && voice.engine === first.engine) ?? first;
}

/** @param {string} language */
function canonical(language) {
  try {
    return Intl.getCanonicalLocales(String(language).replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
