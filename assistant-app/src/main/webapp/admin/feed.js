import { address, ask } from './server.js';

/** A state arrives every second; after this time without one it is old. */
const OLD_MILLIS = 3_000;

/** A stream that is silent for this long is opened again. */
const DEAD_MILLIS = 8_000;

const RETRY_MILLIS = 2_000;
const TICK_MILLIS = 1_000;

/**
 * @typedef {object} FeedListener
 * @property {(state: any) => void} state what the server does now
 * @property {(timeline: any) => void} timeline what it did in the last minutes
 * @property {(ageSeconds: number | null) => void} aged called about every second; null while the data are fresh
 */

/** The server's live state. A stream that breaks is opened again until it is closed here. */
export class Feed {
  #listener;
  /** @type {EventSource | null} */
  #source = null;
  #heard = performance.now();
  #tried = 0;
  #timer = 0;

  /** @param {FeedListener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  open() {
    this.close();
    this.#heard = performance.now();
    this.#connect();
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  close() {
    clearInterval(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    this.#tried = performance.now();
    this.#source?.close();
    const source = new EventSource(address('api/admin/events'));
    this.#source = source;
    source.addEventListener('state', ({ data }) => {
      this.#heard = performance.now();
      this.#listener.state(JSON.parse(data));
      this.#listener.aged(null);
    });
    source.addEventListener('timeline', ({ data }) => this.#listener.timeline(JSON.parse(data)));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) {
        // the stream does not say why it was refused; this request shows whether a login is missing
        ask('api/admin/session').catch(() => {});
      }
    });
  }

  #tick() {
    const now = performance.now();
    const age = now - this.#heard;
    const refused = this.#source?.readyState === EventSource.CLOSED && now - this.#tried > RETRY_MILLIS;
    if (refused || Math.min(age, now - this.#tried) > DEAD_MILLIS) {
      this.#connect();
    }
    this.#listener.aged(age > OLD_MILLIS ? Math.round(age / 1000) : null);
  }
}
