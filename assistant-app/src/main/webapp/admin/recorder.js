import { wav } from '../talk/wav.js';

/** The length of a recording, in seconds: a shorter one has too little of the voice, a longer one adds nothing. */
export const SHORTEST = 6;
export const LONGEST = 12;

let count = 0;

/**
 * One recording from the microphone, without the filters that browsers apply to speech.
 *
 * @typedef {object} RecorderListener
 * @property {(seconds: number, peak: number) => void} heard
 * @property {() => void} full the longest time is reached
 */
export class Recorder {
  #context;
  #stream;
  /** @type {Int16Array[]} */
  #pieces = [];
  #length = 0;

  /**
   * @param {AudioContext} context
   * @param {MediaStream} stream
   */
  constructor(context, stream) {
    this.#context = context;
    this.#stream = stream;
  }

  /**
   * Asks for the microphone and starts to record.
   *
   * @param {RecorderListener} listener
   * @throws {Error} in words for people, if there is no microphone or it is not allowed
   */
  static async begin(listener) {
    if (!navigator.mediaDevices) {
      throw new Error(
        'Browsers lend the microphone only to pages over https or on this machine. Choose a file instead.',
      );
    }
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
    } catch (failure) {
      const denied = failure instanceof DOMException && failure.name === 'NotAllowedError';
      throw new Error(denied ? 'The microphone is not allowed to this page.' : 'No microphone was found.');
    }
    const context = new AudioContext();
    await context.audioWorklet.addModule(new URL('recorder-worklet.js', import.meta.url));
    const recorder = new Recorder(context, stream);
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
    node.port.onmessage = ({ data: { samples, peak } }) => recorder.#take(samples, peak, listener);
    context.createMediaStreamSource(stream).connect(node);
    return recorder;
  }

  get seconds() {
    return this.#length / this.#context.sampleRate;
  }

  /**
   * Ends the recording and releases the microphone.
   *
   * @returns {File} a WAV
   */
  end() {
    this.#stream.getTracks().forEach((track) => track.stop());
    void this.#context.close();
    const pieces = this.#pieces;
    this.#pieces = [];
    return new File([wav(pieces, this.#context.sampleRate)], `recording-${++count}.wav`, { type: 'audio/wav' });
  }

  /**
   * @param {Int16Array} samples
   * @param {number} peak 0 to 1
   * @param {RecorderListener} listener
   */
  #take(samples, peak, listener) {
    if (this.seconds >= LONGEST) {
      return;
    }
    this.#pieces.push(samples);
    this.#length += samples.length;
    listener.heard(this.seconds, peak);
    if (this.seconds >= LONGEST) {
      listener.full();
    }
  }
}
