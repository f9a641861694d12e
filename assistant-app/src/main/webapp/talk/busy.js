import { announce } from './announce.js';
import { byId } from './elements.js';

const box = byId('busy', HTMLElement);
const text = byId('busy-text', HTMLElement);
const wait = byId('busy-wait', HTMLButtonElement);
const cancel = byId('busy-cancel', HTMLButtonElement);
const server = byId('server', HTMLElement);
const serverText = byId('server-text', HTMLElement);

/** The code of a refusal because too many are spoken to. */
export const OVERLOADED = 'overloaded';

const SECOND = 1_000;

/** Offers to ask again once the server should have time for it. */
export class Busy {
  #again;
  /** @type {import('./api.js').SpeechRequest | undefined} what was refused */
  #request;
  #seconds = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #counting;

  /** @param {(request: import('./api.js').SpeechRequest) => void} again */
  constructor(again) {
    this.#again = again;
    wait.addEventListener('click', () => this.#count());
    cancel.addEventListener('click', () => this.end());
  }

  /**
   * @param {import('./api.js').SpeechRequest} request what was refused
   * @param {number} seconds after which it makes sense to ask again
   * @param {boolean} waits whether the user has already said that he waits
   */
  offer(request, seconds, waits) {
    this.#request = request;
    this.#seconds = Math.max(1, Math.ceil(seconds));
    text.textContent = `The server is busy: about ${this.#seconds} s.`;
    box.hidden = false;
    wait.hidden = false;
    box.scrollIntoView({ block: 'nearest' });
    server.dataset.look = 'not-ready';
    serverText.textContent = 'Busy';
    if (waits) {
      this.#count();
    }
  }

  /** Whether it counts the seconds until it asks again. */
  get waits() {
    return this.#counting !== undefined;
  }

  /** Asks no more. */
  end() {
    clearInterval(this.#counting);
    this.#counting = undefined;
    if (!box.hidden) {
      box.hidden = true;
      server.dataset.look = 'ready';
      serverText.textContent = 'Ready';
    }
  }

  #count() {
    clearInterval(this.#counting);
    wait.hidden = true;
    cancel.focus();
    announce(`Waiting ${this.#seconds} seconds.`);
    const tell = () => (text.textContent = `The server is busy. Speaking in ${this.#seconds} s.`);
    tell();
    this.#counting = setInterval(() => {
      this.#seconds--;
      tell();
      if (this.#seconds <= 0 && this.#request) {
        const request = this.#request;
        this.end();
        this.#again(request);
      }
    }, SECOND);
  }
}
