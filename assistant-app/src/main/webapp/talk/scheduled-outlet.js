/** How far ahead a buffer is scheduled, in seconds, to hide the time for scheduling. */
const LEAD = 0.03;

/** Samples below this count as silence: -60 dBFS. */
const AUDIBLE = 33;

/**
 * Schedules each piece as a buffer right after the one before. Replaces the worklet, which browsers have only on https and
 * localhost, so that a page over plain http from another machine still speaks.
 *
 * @implements {Outlet}
 * @typedef {import('./worklet-outlet.js').Outlet} Outlet
 * @typedef {import('./worklet-outlet.js').OutletNews} OutletNews
 */
export class ScheduledOutlet {
  #context;
  #destination;
  #sampleRate;
  #listener;
  /** @type {Set<AudioBufferSourceNode>} */
  #sources = new Set();
  #run = 0;
  #end = 0;
  #played = 0;
  #audible = false;
  #finished = false;

  /**
   * @param {AudioContext} context
   * @param {AudioNode} destination where the sound goes
   * @param {number} sampleRate
   * @param {(news: OutletNews) => void} listener
   */
  constructor(context, destination, sampleRate, listener) {
    this.#context = context;
    this.#destination = destination;
    this.#sampleRate = sampleRate;
    this.#listener = listener;
  }

  /** @param {number} run */
  begin(run) {
    this.stop(this.#run);
    this.#run = run;
    this.#end = 0;
    this.#played = 0;
    this.#audible = false;
    this.#finished = false;
  }

  /**
   * @param {number} run
   * @param {Int16Array} samples
   */
  push(run, samples) {
    if (run !== this.#run || samples.length === 0) {
      return;
    }
    const soonest = this.#context.currentTime + LEAD;
    if (this.#end > 0 && this.#end < this.#context.currentTime) {
      this.#tell('underrun', this.#played, this.#end);
    }
    const start = Math.max(this.#end, soonest);
    const source = this.#context.createBufferSource();
    source.buffer = this.#context.createBuffer(1, samples.length, this.#sampleRate);
    source.buffer.getChannelData(0).set(Float32Array.from(samples, (sample) => sample / 32768));
    source.connect(this.#destination);
    source.onended = () => this.#over(run, source, samples.length);
    source.start(start);
    this.#sources.add(source);
    this.#end = start + samples.length / this.#sampleRate;
    if (this.#sources.size === 1) {
      this.#tell('progress', this.#played, start);
    }
    const first = this.#audible ? -1 : samples.findIndex((sample) => Math.abs(sample) > AUDIBLE);
    if (first >= 0) {
      this.#audible = true;
      this.#tell('sounding', 0, start + first / this.#sampleRate);
    }
  }

  /** @param {number} run */
  finish(run) {
    if (run === this.#run) {
      this.#finished = true;
      this.#endIfOver();
    }
  }

  /** @param {number} run */
  pause(run) {
    if (run === this.#run) {
      void this.#context.suspend();
    }
  }

  /** @param {number} run */
  resume(run) {
    if (run === this.#run) {
      void this.#context.resume();
    }
  }

  /** @param {number} run */
  stop(run) {
    if (run === this.#run) {
      this.#run = 0;
      this.#sources.forEach((source) => source.stop());
      this.#sources.clear();
      void this.#context.resume();
    }
  }

  /**
   * @param {number} run
   * @param {AudioBufferSourceNode} source
   * @param {number} length
   */
  #over(run, source, length) {
    this.#sources.delete(source);
    if (run === this.#run) {
      this.#played += length;
      this.#tell('progress', this.#played, this.#context.currentTime);
      this.#endIfOver();
    }
  }

  #endIfOver() {
    if (this.#finished && this.#sources.size === 0) {
      this.#tell('ended', this.#played, this.#context.currentTime);
    }
  }

  /**
   * @param {OutletNews['type']} type
   * @param {number} played
   * @param {number} time
   */
  #tell(type, played, time) {
    this.#listener({ type, run: this.#run, played, time });
  }
}
