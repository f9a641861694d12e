/** Scripts that tell the language, and the languages that are written in them. The first is the most likely. */
const SCRIPTS = [
  { script: /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, languages: ['ja'] },
  { script: /\p{sc=Han}/gu, languages: ['zh', 'ja'] },
  { script: /\p{sc=Hangul}/gu, languages: ['ko'] },
  { script: /\p{sc=Arabic}/gu, languages: ['ar', 'fa', 'ur'] },
  { script: /\p{sc=Devanagari}/gu, languages: ['hi', 'mr', 'ne'] },
  { script: /\p{sc=Cyrillic}/gu, languages: ['ru', 'uk', 'bg'] },
];

/** Parts of a text in another script are quotations; from this share of its letters on it is the text. */
const MOST = 0.5;

/** Japanese has as much kana as this beside its characters, which Chinese never has. */
const KANA = 0.05;

/**
 * The language that a text looks like, where its script is not that of `language`.
 *
 * @param {string} text
 * @param {string} language BCP 47
 * @returns {string | undefined} a language without a country; nothing where the script fits, or tells nothing
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
