import { engineName } from './engine-name.js';

/**
 * A voice of the server.
 *
 * @typedef {object} Voice
 * @property {string} id empty for the default voice, which requests do not name
 * @property {string} name for people
 * @property {string} language its own, BCP 47
 * @property {string[]} languages all that it speaks; a language without a country stands for all of its countries
 * @property {string} sex `female`, `male`, or empty
 * @property {string} engine empty if the server did not say, and for the engine in force
 * @property {boolean} preferred the server's own choice
 *
 * A voice, and a language that it speaks.
 *
 * @typedef {{ voice: Voice, language: string }} FoundVoice
 */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Headings of the voice picker, in its order. */
const SEXES = [
  { sex: 'female', heading: 'Women' },
  { sex: 'male', heading: 'Men' },
  { sex: '', heading: 'Other voices' },
];

/** Words for the sexes that a search may have. */
const SEX_WORDS = new Map([
  ['female', 'female woman women'],
  ['male', 'male man men'],
]);

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
        heading: engines.length > 1 ? `${heading} · ${engineName(engine)}` : heading,
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

/**
 * What the engine in force speaks with if a request names no voice; undefined if it does not speak the language.
 *
 * @param {Voice[]} voices
 * @param {string} engine the one in force
 * @param {string} language
 * @returns {Voice | undefined}
 */
export function defaultVoice(voices, engine, language) {
  return voices.some((voice) => voice.engine === engine && speaks(voice, language))
    ? { id: '', name: 'Default voice', language, languages: [language], sex: '', engine: '', preferred: false }
    : undefined;
}

/**
 * The voices in whose name, language, sex and engine each word of `query` begins a word, by name; none for an empty query. A
 * voice comes with the language that matches, `language` before others.
 *
 * @param {Voice[]} voices
 * @param {string} query
 * @param {string} language the chosen one
 * @returns {FoundVoice[]}
 */
export function findVoices(voices, query, language) {
  const wanted = wordsOf(query);
  if (wanted.length === 0) {
    return [];
  }
  const all = languages(voices);
  return voices
    .flatMap((voice) => {
      const spoken = [language, voice.language, ...all].filter((each) => all.includes(each) && speaks(voice, each));
      const matching = spoken.find((each) => {
        const words = wordsOf(
          `${voice.name} ${voice.id} ${languageName(each)} ${each} ${SEX_WORDS.get(voice.sex) ?? ''} ${voice.engine}`,
        );
        return wanted.every((start) => words.some((word) => word.startsWith(start)));
      });
      return matching ? [{ voice, language: matching }] : [];
    })
    .sort((a, b) => a.voice.name.localeCompare(b.voice.name));
}

/**
 * The words of a text in lower case and without accents.
 *
 * @param {string} text
 */
function wordsOf(text) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string} language */
function canonical(language) {
  try {
    return Intl.getCanonicalLocales(String(language).replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
