import { SAMPLE_RATE } from './api.js';

/** A server holds sound back that is far ahead of the ear, which says nothing of how fast it speaks. */
const SOON_HELD_BACK_SECONDS = 15;

/** Less text than this says little of how long the rest will be. */
const ENOUGH_CHARACTERS = 100;

/** Samples a peak stands for: 10 ms. */
const HOP = SAMPLE_RATE / 100;

/** One thing said: the request, what arrived of the answer, and the times that were measured. */
export class Utterance {
  /** @type {Int16Array[]} */
  #pieces = [];
  /** @type {number[]} */
  #peaks = [];
  #squares = 0;
  #engines = new Set();
  /** @type {{ start: number, text: string | undefined, engine: string | undefined, fallback: string | null }[]} */
  #sentences = [];
  #numbered = false;
  #begun = 0;
  #factor = 0;

  /** Samples that arrived. */
  length = 0;
  /** The reply's text so far; empty when a text was only read. */
  reply = '';
  /** @type {number | null} milliseconds from the click to the first audible sample at the ear */
  firstSoundMillis = null;
  /** @type {number | null} milliseconds from the click to the last audio received; null while it arrives or if it broke off */
  receivedMillis = null;
  /** Times that the sound ran dry while more was to come. */
  underruns = 0;
  /** @type {number | null} seconds that had been heard when the user stopped it; null if it was not stopped */
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

  /** The engines that spoke, in order of appearance, for people; empty if the server did not say. */
  get engine() {
    return [...this.#engines].join(', then ');
  }

  /** Time to receive over length of the audio; null until all of it is there. Below 1 is faster than speech. */
  get realTimeFactor() {
    return this.receivedMillis === null || this.length === 0 ? null : this.#factor;
  }

  /**
   * Who spoke the sentences that the engine asked for did not, and why: each pair once.
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

  /** How many sentences began to sound. */
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

  /** The words that are spoken: the text itself, or the reply to it as far as it is there. */
  get words() {
    return this.request.mode === 'read' ? this.request.text : this.reply;
  }

  /**
   * About how long the whole will be, judged by the text of what arrived; null where that is not known or too little.
   *
   * @returns {number | null} seconds
   */
  get expectedSeconds() {
    const told = this.sentenceTexts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return this.request.mode === 'read' && told >= ENOUGH_CHARACTERS
      ? Math.max(this.seconds, (this.seconds * this.request.text.length) / told)
      : null;
  }

  /** Time to receive over length of the audio, as far as it is known; 0 before anything came. */
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
   * The largest amplitude between two positions, 0 to 1; finer than 10 ms it is not known.
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
   * The pieces from a position on, as they arrived.
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

  /** The texts of the sentences as the server told them; undefined where it did not, empty where it passed one over. */
  get sentenceTexts() {
    return !this.#numbered ? [] : Array.from(this.#sentences, (sentence) => (sentence ? sentence.text : ''));
  }
}
