import { SAMPLE_RATE } from './api.js';

/**
 * Exposes the last utterance to tests: `window.talk.lastUtterance`, read-only, null before the first.
 *
 * @param {import('./speaker.js').Speaker} speaker
 */
export function exposeDiagnostics(speaker) {
  const talk = Object.freeze({
    get lastUtterance() {
      const utterance = speaker.utterance;
      return (
        utterance &&
        Object.freeze({
          samples: utterance.length,
          sampleRate: SAMPLE_RATE,
          heard: speaker.position,
          peak: utterance.peak,
          rms: utterance.rms,
          firstSoundMs: utterance.firstSoundMillis,
          engine: utterance.engines.join(', then '),
          underruns: utterance.underruns,
          complete: utterance.receivedMillis !== null,
          reply: utterance.reply,
        })
      );
    },
  });
  Object.defineProperty(window, 'talk', { value: talk });
}
