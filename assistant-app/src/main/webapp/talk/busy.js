import { announce } from './announce.js';
import { byId } from './elements.js';

const box = byId('busy', HTMLElement);
const text = byId('busy-text', HTMLElement);
const wait = byId('busy-wait', HTMLButtonElement);
const cancel = byId('busy-cancel', HTMLButtonElement);
const server = byId('server', HTMLElement);
const serverText = byId('server-text', HTMLElement);

/** The code of a refusal because the server has too many requests. */
export const OVERLOADED = 'overloaded';

const SECOND = 1_000;

/** Offers to repeat a refused request once the server should have time. */
export class Busy {
  #again;
  /** @type {import('./api.js').SpeechRequest | undefined} the refused request */
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
   * @param {import('./api.js').SpeechRequest} request the refused one
   * @param {number} seconds after which to try again
   * @param {boolean} waits whether the user has already chosen to wait
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

  /** Whether it counts down to the next try. */
  get waits() {
    return this.#counting !== undefined;
  }

  /** Ends the countdown and hides the offer. */
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
