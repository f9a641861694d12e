/**
 * Sends samples to the player on the audio thread (player-worklet.js).
 *
 * @implements {Outlet}
 *
 * @typedef {{ type: 'progress' | 'sounding' | 'underrun' | 'ended', run: number, played: number, time: number }} OutletNews
 *
 * @typedef {object} Outlet where samples become sound; calls for another run than the last one begun do nothing
 * @property {(run: number) => void} begin drops what is queued and starts a new run
 * @property {(run: number, samples: Int16Array) => void} push
 * @property {(run: number) => void} finish no more samples follow; `ended` is sent when the last has been played
 * @property {(run: number) => void} pause
 * @property {(run: number) => void} resume
 * @property {(run: number) => void} stop
 */
export class WorkletOutlet {
  #node;

  /** @param {AudioWorkletNode} node */
  constructor(node) {
    this.#node = node;
  }

  /**
   * @param {AudioContext} context
   * @param {AudioNode} destination where the sound goes
   * @param {number} sampleRate of the samples
   * @param {(news: OutletNews) => void} listener
   */
  static async open(context, destination, sampleRate, listener) {
    await context.audioWorklet.addModule(new URL('player-worklet.js', import.meta.url));
    const node = new AudioWorkletNode(context, 'player', {
      numberOfInputs: 0,
      outputChannelCount: [1],
      processorOptions: { sampleRate },
    });
    node.port.onmessage = ({ data }) => listener(data);
    node.connect(destination);
    return new WorkletOutlet(node);
  }

  /** @param {number} run */
  begin(run) {
    this.#tell('begin', run);
  }

  /**
   * @param {number} run
   * @param {Int16Array} samples
   */
  push(run, samples) {
    this.#tell('push', run, samples);
  }

  /** @param {number} run */
  finish(run) {
    this.#tell('finish', run);
  }

  /** @param {number} run */
  pause(run) {
    this.#tell('pause', run);
  }

  /** @param {number} run */
  resume(run) {
    this.#tell('resume', run);
  }

  /** @param {number} run */
  stop(run) {
    this.#tell('stop', run);
  }

  /**
   * @param {string} type
   * @param {number} run
   * @param {Int16Array} [samples]
   */
  #tell(type, run, samples) {
    this.#node.port.postMessage({ type, run, samples });
  }
}
