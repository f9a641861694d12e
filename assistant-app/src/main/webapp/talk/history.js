import { byId, icon, make } from './elements.js';

const list = byId('history', HTMLOListElement);
const empty = byId('history-empty', HTMLElement);

/** Bounds of the history in memory: 30 minutes of audio take 86 MB. */
const MOST_UTTERANCES = 20;
const MOST_SECONDS = 1_800;

/** The utterances heard since the page was opened, newest first, in memory only. */
export class History {
  /** @type {{ utterance: import('./utterance.js').Utterance, button: HTMLButtonElement, told: HTMLElement }[]} */
  #entries = [];
  #replay;

  /** @param {(utterance: import('./utterance.js').Utterance) => void} replay */
  constructor(replay) {
    this.#replay = replay;
  }

  /** @param {import('./utterance.js').Utterance} utterance */
  add(utterance) {
    const { text, voice } = utterance.request;
    const told = make('span', { className: 'told' });
    const button = make(
      'button',
      { type: 'button' },
      make('span', { className: 'visually-hidden', textContent: 'Replay: ' }),
      make('span', { className: 'said', textContent: shortened(text), lang: voice.language, dir: 'auto' }),
      told,
      icon('play'),
    );
    button.addEventListener('click', () => this.#replay(utterance));
    list.prepend(make('li', {}, button));
    this.#entries.unshift({ utterance, button, told });
    this.#forget();
    empty.hidden = true;
  }

  /**
   * Updates the lines.
   *
   * @param {import('./utterance.js').Utterance | null} current the one on the stage
   */
  show(current) {
    for (const { utterance, button, told } of this.#entries) {
      const { voice, mode } = utterance.request;
      told.textContent = [
        mode === 'ask' ? `Asked, ${voice.name}` : voice.name,
        utterance.engineWords,
        `${utterance.seconds.toFixed(1)} s`,
        `started after ${((utterance.firstSoundMillis ?? 0) / 1000).toFixed(1)} s`,
      ]
        .filter((part) => part !== '')
        .join(' · ');
      if (utterance === current) {
        button.setAttribute('aria-current', 'true');
      } else {
        button.removeAttribute('aria-current');
      }
    }
  }

  /** Drops the oldest utterances beyond the bounds; the newest always stays. */
  #forget() {
    const seconds = () => this.#entries.reduce((sum, { utterance }) => sum + utterance.seconds, 0);
    while (this.#entries.length > 1 && (this.#entries.length > MOST_UTTERANCES || seconds() > MOST_SECONDS)) {
      this.#entries.pop()?.button.parentElement?.remove();
    }
  }
}

/** @param {string} text */
function shortened(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  const letters = [...line];
  return letters.length <= 120 ? line : `${letters.slice(0, 119).join('')}…`;
}
