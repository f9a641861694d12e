/** Scripts that identify a language, and the languages written in them, the most likely first. */
const SCRIPTS = [
  { script: /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, languages: ['ja'] },
  { script: /\p{sc=Han}/gu, languages: ['zh', 'ja'] },
  { script: /\p{sc=Hangul}/gu, languages: ['ko'] },
  { script: /\p{sc=Arabic}/gu, languages: ['ar', 'fa', 'ur'] },
  { script: /\p{sc=Devanagari}/gu, languages: ['hi', 'mr', 'ne'] },
  { script: /\p{sc=Cyrillic}/gu, languages: ['ru', 'uk', 'bg'] },
];

/** The share of a text's letters from which a script is the text's own; a smaller share is a quotation. */
const MOST = 0.5;

/** Japanese has at least this share of kana besides its characters; Chinese has none. */
const KANA = 0.05;

/**
 * The language that a text seems to be in, if its script is not that of `language`.
 *
 * @param {string} text
 * @param {string} language BCP 47
 * @returns {string | undefined} a language without a country; undefined if the script fits or identifies no language
 */
export function languageOfScript(text, language) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (/** @type {RegExp} */ script) => (text.match(script)?.length ?? 0) / letters;
  if (letters === 0) {
    return undefined;
  }
  const [kana, han] = SCRIPTS;
  const japanese = share(kana.script) > KANA && share(kana.script) + share(han.script) > MOST;
  const found = japanese ? kana : SCRIPTS.find(({ script }) => share(script) > MOST);
  return found && !found.languages.includes(language.split('-')[0]) ? found.languages[0] : undefined;
}
