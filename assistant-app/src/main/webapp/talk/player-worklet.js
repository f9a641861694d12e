/**
 * Plays a queue of 16-bit samples on the audio thread, without a gap between the pieces.
 *
 * Takes `{ type: 'begin' | 'push' | 'finish' | 'pause' | 'resume' | 'stop', run, samples? }` and sends `{ type: 'progress' |
 * 'sounding' | 'underrun' | 'ended', run, played, time }`, where `played` counts source samples of this run and `time` is the
 * context's. A run is one continuous playback; messages about an old one are dropped.
 */

/** Samples below this count as silence: -60 dBFS. */
const AUDIBLE = 0.001;

/** After an underrun, playback continues once this much is queued, in seconds: one gap is better than many. */
const REFILL = 0.15;

/** Frames between two progress messages: 43 ms at 24 kHz. */
const PROGRESS_FRAMES = 1024;

/** The decay per sample of a cut sound, and the rise of a resumed one: a few milliseconds, so that neither clicks. */
const DECAY = 0.95;

class Player extends AudioWorkletProcessor {
  /** @type {Int16Array[]} */
  queue = [];
  queued = 0;
  offset = 0;
  played = 0;
  run = 0;
  finished = false;
  paused = false;
  audible = false;
  /** @type {'empty' | 'playing' | 'filling' | 'over'} */
  stage = 'empty';
  // resampling: the last source samples, and the position of the next output between the middle two
  taps = new Float32Array(4);
  phase = 1;
  // the gain of a resumed sound, 0 to 1, and the residue of a cut one
  rise = 1;
  residue = 0;
  sinceProgress = 0;

  /** @param {{ processorOptions: { sampleRate: number } }} options */
  constructor({ processorOptions }) {
    super();
    this.step = processorOptions.sampleRate / sampleRate;
    this.refill = REFILL * processorOptions.sampleRate;
    this.port.onmessage = ({ data }) => this.take(data);
  }

  /** @param {number} run */
  reset(run) {
    this.run = run;
    this.queue = [];
    this.queued = 0;
    this.offset = 0;
    this.played = 0;
    this.phase = 1;
    this.taps.fill(0);
    this.rise = 1;
    this.finished = false;
    this.paused = false;
    this.audible = false;
    this.stage = 'empty';
  }

  /** @param {{ type: string, run: number, samples?: Int16Array }} message */
  take({ type, run, samples }) {
    if (type === 'begin') {
      this.reset(run);
    } else if (run === this.run) {
      switch (type) {
        case 'push':
          if (samples && samples.length > 0) {
            this.queue.push(samples);
            this.queued += samples.length;
          }
          break;
        case 'finish':
          this.finished = true;
          break;
        case 'pause':
          this.paused = true;
          break;
        case 'resume':
          this.paused = false;
          this.rise = 0;
          break;
        case 'stop':
          this.reset(0);
          break;
      }
    }
  }

  /** The next source sample in [-1, 1). The queue must not be empty. */
  next() {
    const piece = this.queue[0];
    const sample = piece[this.offset++] / 32768;
    this.queued--;
    this.played++;
    if (this.offset === piece.length) {
      this.queue.shift();
      this.offset = 0;
    }
    return sample;
  }

  /** The next output sample: a source sample, or a cubic interpolation if the context has another rate. */
  resampled() {
    if (this.step === 1) {
      return this.next();
    }
    while (this.phase >= 1 && this.queued > 0) {
      this.taps.copyWithin(0, 1);
      this.taps[3] = this.next();
      this.phase -= 1;
    }
    const [a, b, c, d] = this.taps;
    const t = this.phase;
    this.phase += this.step;
    return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  /** Whether a sample may be played now; switches between playing and waiting for more. */
  ready() {
    if (this.paused || this.stage === 'over' || this.run === 0) {
      return false;
    }
    if (this.queued === 0) {
      if (this.finished) {
        this.stage = 'over';
        this.tell('ended');
      } else if (this.stage === 'playing') {
        this.stage = 'filling';
        this.rise = 0;
        this.tell('underrun');
      }
      return false;
    }
    if (this.stage === 'filling' && this.queued < this.refill && !this.finished) {
      return false;
    }
    this.stage = 'playing';
    return true;
  }

  /**
   * @param {Float32Array[][]} _inputs
   * @param {Float32Array[][]} outputs
   */
  process(_inputs, outputs) {
    const out = outputs[0][0];
    for (let i = 0; i < out.length; i++) {
      if (this.ready()) {
        const sample = this.resampled();
        this.rise = 1 - (1 - this.rise) * DECAY;
        this.residue = sample * this.rise;
        if (!this.audible && Math.abs(sample) > AUDIBLE) {
          this.audible = true;
          this.tell('sounding', i);
        }
      } else {
        this.residue *= DECAY;
      }
      out[i] = this.residue;
    }
    this.sinceProgress += out.length;
    if (this.sinceProgress >= PROGRESS_FRAMES && this.stage === 'playing') {
      this.sinceProgress = 0;
      this.tell('progress');
    }
    return true;
  }

  /**
   * @param {string} type
   * @param {number} [frame] of this block
   */
  tell(type, frame = 0) {
    this.port.postMessage({ type, run: this.run, played: this.played, time: currentTime + frame / sampleRate });
  }
}

registerProcessor('player', Player);
