import { ScheduledOutlet } from './scheduled-outlet.js';
import { WorkletOutlet } from './worklet-outlet.js';

/** The sound device is released when nothing was played for this long. */
const IDLE_MILLIS = 8_000;

/**
 * Plays 16-bit samples as they arrive, one run at a time, and knows the position that is heard.
 *
 * @typedef {object} PlayerListener
 * @property {(time: number) => void} sounding the first audible sample of the run; `time` as of `performance.now()`
 * @property {() => void} underrun the samples ran out before the run was finished
 * @property {() => void} ended every sample of the finished run was heard
 */
export class Player {
  #sampleRate;
  #listener;
  /** @type {AudioContext | undefined} */
  #context;
  /** @type {Promise<import('./worklet-outlet.js').Outlet> | undefined} */
  #outlet;
  #run = 0;
  #start = 0;
  #pushed = 0;
  #played = 0;
  #playedAt = 0;
  #moving = false;
  #paused = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  /** @type {GainNode | undefined} */
  #gain;
  #volume = 1;

  /**
   * @param {number} sampleRate of all samples, in hertz
   * @param {PlayerListener} listener
   */
  constructor(sampleRate, listener) {
    this.#sampleRate = sampleRate;
    this.#listener = listener;
  }

  /** Prepares the sound device, so that the first run starts sooner. Browsers let a page play sound only after a user gesture. */
  warm() {
    if (!this.#outlet) {
      const context = openContext(this.#sampleRate);
      const hear = (/** @type {import('./worklet-outlet.js').OutletNews} */ news) => this.#hear(news);
      this.#context = context;
      const gain = context.createGain();
      gain.gain.value = this.#volume;
      gain.connect(context.destination);
      this.#gain = gain;
      const scheduled = () => new ScheduledOutlet(context, gain, this.#sampleRate, hear);
      this.#outlet = context.audioWorklet
        ? WorkletOutlet.open(context, gain, this.#sampleRate, hear).catch(scheduled)
        : Promise.resolve(scheduled());
    }
    return this.#outlet;
  }

  /**
   * Ends the previous run and begins a new one. Must be called from a user gesture.
   *
   * @param {number} [start] the position of the first sample to come, in samples
   */
  begin(start = 0) {
    const run = ++this.#run;
    clearTimeout(this.#idle);
    const outlet = this.warm();
    void this.#context?.resume();
    this.#start = start;
    this.#pushed = 0;
    this.#played = 0;
    this.#moving = false;
    this.#paused = false;
    void outlet.then((each) => each.begin(run));
  }

  /** @param {Int16Array} samples */
  push(samples) {
    this.#pushed += samples.length;
    this.#tell((outlet, run) => outlet.push(run, samples));
  }

  /** Marks the end of the samples of this run. */
  finish() {
    this.#tell((outlet, run) => outlet.finish(run));
  }

  pause() {
    this.#settle();
    this.#paused = true;
    this.#tell((outlet, run) => outlet.pause(run));
  }

  resume() {
    this.#paused = false;
    this.#tell((outlet, run) => outlet.resume(run));
  }

  /** Stops the sound at once. */
  stop() {
    this.#settle();
    this.#tell((outlet, run) => outlet.stop(run));
    this.#run++;
    this.#rest();
  }

  get paused() {
    return this.#paused;
  }

  /** The volume, 0 to 1. */
  set volume(volume) {
    this.#volume = volume;
    if (this.#gain) {
      this.#gain.gain.value = volume;
    }
  }

  /** The sample that is being heard, counted from the start of the utterance. */
  get position() {
    const since = this.#moving && this.#context ? this.#context.currentTime - this.#latency - this.#playedAt : 0;
    const heard = this.#played + since * this.#sampleRate;
    return this.#start + Math.round(Math.min(Math.max(heard, 0), this.#pushed));
  }

  /** The output latency in seconds; 0 if the browser does not know it. */
  get #latency() {
    return this.#context?.outputLatency || this.#context?.baseLatency || 0;
  }

  /** @param {import('./worklet-outlet.js').OutletNews} news */
  #hear({ type, run, played, time }) {
    const context = this.#context;
    if (run !== this.#run || !context) {
      return;
    }
    if (type === 'sounding') {
      // the context's clock advances in bursts under load, so a time in the past would make the result too good: a rendered sound
      // counts from when the page learns of it, a scheduled one from its own time
      const ahead = Math.max(0, time - context.currentTime);
      this.#listener.sounding(performance.now() + (ahead + this.#latency) * 1000);
    } else if (!this.#paused) {
      this.#played = played;
      this.#playedAt = time;
      this.#moving = type === 'progress';
    }
    if (type === 'underrun') {
      this.#listener.underrun();
    } else if (type === 'ended') {
      this.#rest();
      this.#listener.ended();
    }
  }

  /** Freezes the position. */
  #settle() {
    this.#played = this.position - this.#start;
    this.#moving = false;
  }

  #rest() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#context?.suspend(), IDLE_MILLIS);
  }

  /** @param {(outlet: import('./worklet-outlet.js').Outlet, run: number) => void} call */
  #tell(call) {
    const run = this.#run;
    void this.#outlet?.then((outlet) => call(outlet, run));
  }
}

/**
 * A context at the rate of the samples, so that the browser resamples; at the device's rate if that is refused.
 *
 * @param {number} sampleRate
 */
function openContext(sampleRate) {
  try {
    return new AudioContext({ sampleRate, latencyHint: 'interactive' });
  } catch {
    return new AudioContext({ latencyHint: 'interactive' });
  }
}
