import { announce } from './announce.js';
import { byId, make } from './elements.js';
import { engineName } from './engine-name.js';
import { findVoices, languageName } from './voices.js';

const box = byId('find', HTMLInputElement);
const told = byId('found-told', HTMLElement);
const list = byId('found', HTMLUListElement);

const MOST_SHOWN = 20;

/** Finds voices by name, language and sex, among those of all languages. */
export class VoiceSearch {
  #picked;
  /** @type {import('./voices.js').FoundVoice[]} */
  #found = [];

  /** @param {(voice: import('./voices.js').FoundVoice) => void} picked */
  constructor(picked) {
    this.#picked = picked;
    box.addEventListener('keydown', (event) => {
      // otherwise Enter would send the form
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (this.#found.length > 0) {
          this.#pick(this.#found[0]);
        }
      }
    });
  }

  /**
   * Shows the voices that the search words match.
   *
   * @param {import('./voices.js').Voice[]} voices
   * @param {string} language the chosen one
   */
  show(voices, language) {
    const query = box.value.trim();
    this.#found = findVoices(voices, query, language);
    const count = this.#found.length;
    const words =
      query === ''
        ? ''
        : count === 0
          ? 'No voice matches.'
          : count > MOST_SHOWN
            ? `${count} voices match. The first ${MOST_SHOWN} are shown.`
            : `${count} voice${count === 1 ? ' matches' : 's match'}.`;
    if (told.textContent !== words) {
      told.textContent = words;
      if (words !== '') {
        announce(words);
      }
    }
    told.hidden = words === '';
    list.hidden = count === 0;
    const engines = new Set(voices.map((voice) => voice.engine)).size;
    list.replaceChildren(...this.#found.slice(0, MOST_SHOWN).map((each) => this.#item(each, engines > 1)));
  }

  /**
   * @param {import('./voices.js').FoundVoice} found
   * @param {boolean} withEngine
   */
  #item(found, withEngine) {
    const { voice, language } = found;
    const about = [languageName(language), voice.sex, withEngine ? engineName(voice.engine) : ''];
    const button = make(
      'button',
      { type: 'button' },
      voice.name,
      ' ',
      make('span', { className: 'quiet', textContent: about.filter((part) => part !== '').join(', ') }),
    );
    button.addEventListener('click', () => this.#pick(found));
    return make('li', {}, button);
  }

  /** @param {import('./voices.js').FoundVoice} found */
  #pick(found) {
    box.value = '';
    this.#picked(found);
  }
}
