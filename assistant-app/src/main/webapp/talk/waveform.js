import { SAMPLE_RATE } from './api.js';

/** Width of a bar and of the space after it, in CSS pixels. */
const BAR = 3;
const GAP = 2;
const STEP = BAR + GAP;

/** The samples of a bar in the moving waveform. */
const LIVE_SAMPLES = SAMPLE_RATE / 25;

/** The current position in the moving waveform: to its right is audio that has arrived and is not yet heard. */
const EAR = 0.62;

/** The exponent from amplitude to height, which makes quiet speech visible too. */
const LOUDNESS = 0.55;

/**
 * Draws an utterance as bars: moving while it is spoken, whole afterwards. Colours come from the custom properties
 * `--wave-heard`, `--wave-ahead`, `--wave-rest` and `--wave-head` of the canvas.
 */
export class Waveform {
  #canvas;
  #context;
  #width = 0;
  #height = 0;
  /** @type {Record<'heard' | 'ahead' | 'rest' | 'head', string>} */
  #colours = { heard: '', ahead: '', rest: '', head: '' };

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} [resized] called when the canvas has another size and is blank
   */
  constructor(canvas, resized = () => {}) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    new ResizeObserver(() => {
      this.#fit();
      resized();
    }).observe(canvas);
    this.#fit();
  }

  /** Draws a flat line without an utterance; while waiting, a ripple runs over it. */
  rest(waiting = false, time = 0) {
    this.#clear();
    const count = Math.ceil(this.#width / STEP);
    for (let i = 0; i < count; i++) {
      const ripple = waiting ? Math.max(0, Math.sin(time / 320 - i / 7)) ** 4 * 0.22 : 0;
      this.#bar(i * STEP, ripple, waiting && ripple > 0.02 ? 'ahead' : 'rest');
    }
  }

  /**
   * Draws the moving waveform around the sample that is heard.
   *
   * @param {import('./utterance.js').Utterance} utterance
   * @param {number} position in samples
   */
  live(utterance, position) {
    this.#clear();
    const ear = Math.round(this.#width * EAR);
    const first = Math.floor((position - (ear / STEP) * LIVE_SAMPLES) / LIVE_SAMPLES);
    const last = Math.ceil((position + ((this.#width - ear) / STEP) * LIVE_SAMPLES) / LIVE_SAMPLES);
    for (let k = first; k <= last; k++) {
      const from = k * LIVE_SAMPLES;
      const x = ear + ((from - position) / LIVE_SAMPLES) * STEP;
      const there = k >= 0 && from < utterance.length;
      const colour = !there ? 'rest' : from + LIVE_SAMPLES <= position ? 'heard' : 'ahead';
      this.#bar(x, there ? utterance.peakBetween(from, from + LIVE_SAMPLES) : 0, colour);
    }
    this.#head(ear);
  }

  /**
   * Draws all audio that has arrived, from edge to edge.
   *
   * @param {import('./utterance.js').Utterance} utterance
   * @param {number} [position] of the playhead, in samples; none is drawn without it
   */
  whole(utterance, position) {
    this.#clear();
    const count = Math.floor((this.#width + GAP) / STEP);
    const samples = utterance.length / count;
    for (let i = 0; i < count; i++) {
      const heard = position === undefined || i * samples < position;
      this.#bar(i * STEP, utterance.peakBetween(i * samples, (i + 1) * samples), heard ? 'heard' : 'ahead');
    }
    if (position !== undefined) {
      this.#head(Math.min(1, position / Math.max(1, utterance.length)) * (this.#width - BAR) + BAR / 2);
    }
  }

  #fit() {
    const scale = window.devicePixelRatio || 1;
    this.#width = this.#canvas.clientWidth;
    this.#height = this.#canvas.clientHeight;
    this.#canvas.width = Math.round(this.#width * scale);
    this.#canvas.height = Math.round(this.#height * scale);
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
  }

  #clear() {
    const style = getComputedStyle(this.#canvas);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(`--wave-${name}`).trim();
    this.#colours = { heard: colour('heard'), ahead: colour('ahead'), rest: colour('rest'), head: colour('head') };
    this.#context.clearRect(0, 0, this.#width, this.#height);
  }

  /**
   * @param {number} x left edge
   * @param {number} amplitude 0 to 1
   * @param {'heard' | 'ahead' | 'rest'} colour
   */
  #bar(x, amplitude, colour) {
    const height = Math.max(BAR, amplitude ** LOUDNESS * this.#height);
    this.#context.fillStyle = this.#colours[colour];
    this.#context.beginPath();
    this.#context.roundRect(x, (this.#height - height) / 2, BAR, height, BAR / 2);
    this.#context.fill();
  }

  /** @param {number} x */
  #head(x) {
    this.#context.fillStyle = this.#colours.head;
    this.#context.fillRect(x - 1, 0, 2, this.#height);
  }
}
