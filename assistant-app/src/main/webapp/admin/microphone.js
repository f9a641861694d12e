import { announce } from '../talk/announce.js';
import { byId } from '../talk/elements.js';
import { write } from './page.js';
import { LONGEST, Recorder, SHORTEST } from './recorder.js';

const button = byId('record', HTMLButtonElement);
const word = byId('record-text', HTMLElement);
const level = byId('record-level', HTMLMeterElement);
const clock = byId('record-time', HTMLElement);
const error = byId('record-error', HTMLElement);
const live = byId('recording', HTMLElement);

/** How fast the meter falls: it shows the peak of the last moments, not of every block. */
const FALL = 0.92;

/** @type {Recorder | null} */
let recorder = null;
let starting = false;

/**
 * Lets the operator record a clip.
 *
 * @param {(clip: File) => void} recorded
 */
export function listenToMicrophone(recorded) {
  button.addEventListener('click', async () => {
    if (recorder) {
      finish(recorded);
    } else if (!starting) {
      starting = true;
      await start(recorded);
      starting = false;
    }
  });
}

/** Resets the button, since the next recording is the first of another voice. */
export function forgetRecording() {
  write(word, 'Record');
}

/** @param {(clip: File) => void} recorded */
async function start(recorded) {
  write(error, '');
  try {
    recorder = await Recorder.begin({
      heard(seconds, peak) {
        level.value = Math.max(peak, level.value * FALL);
        write(clock, `${seconds.toFixed(1)} s of ${SHORTEST} to ${LONGEST}`);
      },
      full: () => finish(recorded),
    });
  } catch (failure) {
    write(error, failure instanceof Error ? failure.message : String(failure));
    return;
  }
  live.hidden = false;
  write(word, 'Stop recording');
  button.dataset.recording = 'true';
  announce('Recording. Speak as you want the voice to sound.');
}

/** @param {(clip: File) => void} recorded */
function finish(recorded) {
  if (!recorder) {
    return;
  }
  const seconds = recorder.seconds;
  const clip = recorder.end();
  recorder = null;
  live.hidden = true;
  level.value = 0;
  delete button.dataset.recording;
  write(word, 'Record again');
  if (seconds < SHORTEST) {
    write(error, `That was ${seconds.toFixed(1)} s. Record at least ${SHORTEST} s.`);
    return;
  }
  announce(`Recorded ${seconds.toFixed(1)} seconds. Listen before you send it.`);
  recorded(clip);
}
