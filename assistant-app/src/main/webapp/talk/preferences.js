const KEY = 'assistant.talk';
const DRAFT = 'assistant.draft';

/**
 * The choices that are stored in this browser; a text only until its tab is closed.
 *
 * @typedef {object} Preferences
 * @property {'read' | 'ask'} mode
 * @property {string} language empty if never chosen
 * @property {Record<string, string>} voices the voice last chosen in each language
 * @property {number} speed
 */

/** @returns {Preferences} */
export function recall() {
  /** @type {Partial<Preferences>} */
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // storage is blocked or has other content: start with defaults
  }
  const speed = Number(stored.speed);
  return {
    mode: stored.mode === 'ask' ? 'ask' : 'read',
    language: typeof stored.language === 'string' ? stored.language : '',
    voices: { ...stored.voices },
    speed: speed >= 0.5 && speed <= 2 ? speed : 1,
  };
}

/** @param {Preferences} preferences */
export function remember(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // storage is blocked or full: the choices last as long as the page
  }
}

/** The text that was in the box when this tab last left the page; empty if there was none. */
export function draft() {
  try {
    return sessionStorage.getItem(DRAFT) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} text */
export function keepDraft(text) {
  try {
    sessionStorage.setItem(DRAFT, text);
  } catch {
    // storage is blocked or full: the text lasts as long as the page
  }
}
