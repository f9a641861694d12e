import { SAMPLE_RATE } from './api.js';
import { engineName } from './engine-name.js';

/** A server may hold audio back that is further ahead of the listener, which says nothing about its speed. */
const SOON_HELD_BACK_SECONDS = 15;

/** From less text than this, the length of the rest can't be estimated. */
const ENOUGH_CHARACTERS = 100;

/** Samples for each peak: 10 ms. */
const HOP = SAMPLE_RATE / 100;

/** One utterance: the request, the part of the answer that has arrived, and the measured times. */
export class Utterance {
  /** @type {Int16Array[]} */
  #pieces = [];
  /** @type {number[]} */
  #peaks = [];
  #squares = 0;
  /** @type {Set<string>} */
  #engines = new Set();
  /** @type {{ start: number, text: string | undefined, engine: string | undefined, fallback: string | null }[]} */
  #sentences = [];
  #numbered = false;
  #begun = 0;
  #factor = 0;

  /** The number of samples that have arrived. */
  length = 0;
  /** The reply's text so far; empty when a text was only read. */
  reply = '';
  /** @type {number | null} milliseconds from the click to the first audible sample at the ear */
  firstSoundMillis = null;
  /** @type {number | null} milliseconds from the click to the last audio received; null while it arrives or if it broke off */
  receivedMillis = null;
  /** How often the sound ran dry while more was to arrive. */
  underruns = 0;
  /** @type {number | null} seconds heard when the user stopped it; null if it was not stopped */
  stoppedSeconds = null;

  /**
   * @param {import('./api.js').SpeechRequest} request
   * @param {number} asked when the user asked for it, as of `performance.now()`
   */
  constructor(request, asked) {
    this.request = request;
    this.asked = asked;
  }

  /**
   * @param {import('./api.js').AudioPiece} piece
   * @param {number} now when it arrived, as of `performance.now()`
   */
  append({ samples, engine, fallback, sentence, sentenceText }, now) {
    if (engine) {
      this.#engines.add(engine);
    }
    const number = sentence ?? 0;
    if (number >= this.#sentences.length) {
      this.#sentences[number] = { start: this.length, text: sentenceText, engine, fallback: fallback ?? null };
      this.#numbered ||= sentence !== undefined;
    } else if (fallback && this.#sentences[number]) {
      Object.assign(this.#sentences[number], { engine, fallback });
    }
    this.#begun ||= now;
    for (let i = 0; i < samples.length; i++) {
      const amplitude = Math.abs(samples[i]) / 32768;
      const hop = Math.floor((this.length + i) / HOP);
      this.#peaks[hop] = Math.max(this.#peaks[hop] ?? 0, amplitude);
      this.#squares += amplitude * amplitude;
    }
    this.#pieces.push(samples);
    this.length += samples.length;
    if (this.seconds - (now - this.#begun) / 1000 < SOON_HELD_BACK_SECONDS) {
      this.#factor = (now - this.asked) / 1000 / this.seconds;
    }
  }

  get seconds() {
    return this.length / SAMPLE_RATE;
  }

  /**
   * The server's names of the engines that spoke, in order of appearance; empty if the server did not say.
   *
   * @returns {string[]}
   */
  get engines() {
    return [...this.#engines];
  }

  /** The engines that spoke, in words for people; empty if the server did not say. */
  get engineWords() {
    return this.engines.map(engineName).join(', then ');
  }

  /** Time to receive the audio, divided by its length; null until all of it has arrived. Below 1 is faster than speech. */
  get realTimeFactor() {
    return this.receivedMillis === null || this.length === 0 ? null : this.#factor;
  }

  /**
   * The engines that spoke instead of the requested one, and why, each pair once.
   *
   * @returns {{ engine: string, fallback: string, count: number }[]}
   */
  get fallbacks() {
    const found = new Map();
    for (const sentence of this.#sentences) {
      if (sentence?.fallback) {
        const { engine = '', fallback } = sentence;
        const id = `${engine} ${fallback}`;
        found.set(id, { engine, fallback, count: (found.get(id)?.count ?? 0) + 1 });
      }
    }
    return [...found.values()];
  }

  /** The number of sentences of which audio has arrived. */
  get sentenceCount() {
    return this.#sentences.length;
  }

  /**
   * Why a sentence was spoken by another engine than the one asked for; null if it was not.
   *
   * @param {number} number
   */
  fallbackOf(number) {
    return this.#sentences[number]?.fallback ?? null;
  }

  /** The sample that a sentence begins with. @param {number} number */
  startOf(number) {
    return this.#sentences[number]?.start ?? 0;
  }

  /** The spoken text: the request's text, or the reply as far as it has arrived. */
  get words() {
    return this.request.mode === 'read' ? this.request.text : this.reply;
  }

  /**
   * The estimated length of the whole, from the text of the audio that has arrived; null if that is unknown or too short.
   *
   * @returns {number | null} seconds
   */
  get expectedSeconds() {
    const told = this.sentenceTexts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return this.request.mode === 'read' && told >= ENOUGH_CHARACTERS
      ? Math.max(this.seconds, (this.seconds * this.request.text.length) / told)
      : null;
  }

  /** Time to receive the audio so far, divided by its length; 0 before audio has arrived. */
  get factorSoFar() {
    return this.#factor;
  }

  get rms() {
    return this.length === 0 ? 0 : Math.sqrt(this.#squares / this.length);
  }

  /** The largest amplitude, 0 to 1. */
  get peak() {
    return this.#peaks.reduce((a, b) => Math.max(a, b), 0);
  }

  /**
   * The largest amplitude between two positions, 0 to 1, in steps of 10 ms.
   *
   * @param {number} from
   * @param {number} to
   */
  peakBetween(from, to) {
    let peak = 0;
    for (let hop = Math.max(0, Math.floor(from / HOP)); hop < Math.min(to / HOP, this.#peaks.length); hop++) {
      peak = Math.max(peak, this.#peaks[hop]);
    }
    return peak;
  }

  /**
   * The pieces from a position on.
   *
   * @param {number} [position]
   */
  piecesFrom(position = 0) {
    const pieces = [];
    let start = 0;
    for (const piece of this.#pieces) {
      if (start + piece.length > position) {
        pieces.push(piece.subarray(Math.max(0, position - start)));
      }
      start += piece.length;
    }
    return pieces;
  }

  /**
   * The number of the sentence heard at a position; -1 if the answer did not number them.
   *
   * @param {number} position
   */
  sentenceAt(position) {
    if (!this.#numbered) {
      return -1;
    }
    return this.#sentences.findLastIndex((sentence) => sentence && sentence.start <= position);
  }

  /** The texts of the sentences from the server; undefined if it sent none, empty for a sentence that it left out. */
  get sentenceTexts() {
    return !this.#numbered ? [] : Array.from(this.#sentences, (sentence) => (sentence ? sentence.text : ''));
  }
}
