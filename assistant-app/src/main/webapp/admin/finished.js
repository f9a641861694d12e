import { byId, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { cause, client, count, engine, milliseconds, moment, plural, time } from './words.js';

const rows = new Rows(byId('finished', HTMLElement), (/** @type {any} */ utterance) => String(utterance.id), row);
const search = byId('finished-search', HTMLInputElement);
const told = byId('finished-count', HTMLElement);
const error = byId('finished-error', HTMLElement);
const region = byId('finished-region', HTMLElement);

/** The search starts after this time without another key. */
const PAUSE_MILLIS = 250;

let asked = 0;
let timer = 0;

byId('finished-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void showFinished();
});
search.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void showFinished(), PAUSE_MILLIS);
});

/** Fetches the utterances of the last day that the search finds, and shows them. */
export async function showFinished() {
  const number = ++asked;
  const words = search.value.trim();
  try {
    const answer = await ask(`api/admin/utterances?search=${encodeURIComponent(words)}`);
    if (number !== asked) {
      return; // a later search was faster
    }
    const found = answer?.utterances ?? [];
    rows.show(found);
    region.hidden = found.length === 0;
    write(told, summary(found.length, answer?.kept ?? 0, words));
    write(error, '');
  } catch (failure) {
    write(error, reason(failure));
  }
}

/**
 * @param {number} found
 * @param {number} kept
 * @param {string} words
 */
function summary(found, kept, words) {
  if (kept === 0) {
    return 'Nothing has ended yet.';
  }
  if (found === 0) {
    return 'None of them matches.';
  }
  return found < kept ? `${count(found)} of ${plural(kept, 'utterance')}${words ? ' match' : ''}` : plural(kept, 'utterance');
}

/** @param {any} utterance */
function row(utterance) {
  const { id, voice, asked: wanted, engine: spoke, fallback } = utterance;
  const cells = [
    time(utterance.ended),
    client(utterance),
    fallback ? `${engine(spoke)} instead of ${engine(wanted)}: ${cause(fallback)}` : engine(spoke),
    voice ?? 'default',
    count(utterance.characters),
    milliseconds(utterance.wait_ms),
    milliseconds(utterance.first_sound_ms),
    utterance.gaps > 0 ? `${count(utterance.gaps)}, ${milliseconds(utterance.gap_ms)}` : '0',
    milliseconds(utterance.audio_ms),
    result(utterance),
  ].map((textContent) => make('td', { textContent }));
  cells[0].title = moment(utterance.ended);
  const element = make('tr', {}, make('th', { scope: 'row', textContent: `#${id}` }), ...cells);
  element.dataset.trouble = String(utterance.trouble);
  return { element, show() {} };
}

/** The names of the results. */
const RESULTS = new Map([
  ['spoken', 'spoken'],
  ['cancelled', 'cancelled'],
  ['failed', 'failed'],
  ['refused', 'wrong request'],
]);

/** @param {any} utterance */
function result({ result: word, late, first_sound_ms: first }) {
  const silent = word === 'cancelled' && first === null ? ' before the first sound' : '';
  return `${RESULTS.get(word) ?? word}${silent}${late ? ', late' : ''}`;
}
