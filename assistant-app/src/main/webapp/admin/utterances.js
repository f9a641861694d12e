import { announce } from '../talk/announce.js';
import { byId, enable, enabled, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { cause, client, count, engine, milliseconds, plural, span } from './words.js';

const rows = new Rows(byId('utterances', HTMLElement), (/** @type {any} */ utterance) => utterance.id, row);
const none = byId('utterances-none', HTMLElement);
const lanes = new Rows(byId('lanes', HTMLElement), (/** @type {any} */ lane) => lane.engine, meter);
const error = byId('utterances-error', HTMLElement);

/** @type {any} */
let state = {};

/**
 * Shows the running utterances and the load of the lanes.
 *
 * @param {any} now
 */
export function showUtterances(now) {
  state = now;
  const running = now.utterances ?? [];
  rows.show(running);
  none.hidden = running.length > 0;
  const { running: taken = 0, limit = 0 } = now.admission ?? {};
  const queues = now.queues ?? [];
  lanes.show([
    { engine: 'Requests in progress', now: taken, most: limit, value: `${count(taken)} of ${count(limit)}`, note: '' },
    ...queues.flatMap((/** @type {any} */ queue) => [queueMeter(queue, now.lanes ?? []), ...laneMeter(queue, now.lanes ?? [])]),
  ]);
}

/**
 * The wait of the next request for its first sound, against the longest allowed wait.
 *
 * @param {any} queue
 * @param {any[]} guarded
 */
function queueMeter({ engine: name, waiting, expected_wait_ms: wait, longest_wait_ms: longest }, guarded) {
  const else_ = guarded.some((lane) => lane.engine === name) ? 'another engine speaks' : 'requests are refused';
  return {
    engine: `${engine(name)}: waiting for the first sound`,
    now: Math.min(wait ?? 0, longest),
    most: longest,
    value: count(waiting),
    note:
      wait === null
        ? 'it can’t speak'
        : `a new client would wait ${milliseconds(wait)}; above ${milliseconds(longest)} ${else_}`,
  };
}

/**
 * @param {any} queue
 * @param {any[]} guarded
 */
function laneMeter({ engine: name }, guarded) {
  const lane = guarded.find((each) => each.engine === name);
  return lane
    ? [
        {
          engine: `${engine(name)}: sentences at once`,
          now: lane.running,
          most: lane.width,
          value: `${count(lane.running)} of ${count(lane.width)}`,
          note: lane.waiting > 0 ? `${plural(lane.waiting, 'sentence waits', 'sentences wait')} for a place` : '',
        },
      ]
    : [];
}

/** @param {any} lane */
function meter(lane) {
  const bar = make('meter', { min: 0, ariaLabel: lane.engine });
  const value = make('span', { className: 'number' });
  const note = make('span', { className: 'quiet' });
  const element = make('li', {}, make('span', { className: 'name', textContent: lane.engine }), bar, value, note);
  return {
    element,
    /** @param {any} now */
    show(now) {
      bar.max = Math.max(1, now.most);
      bar.high = 0.75 * bar.max;
      bar.optimum = 0;
      bar.value = now.now;
      write(value, now.value);
      write(note, now.note);
    },
  };
}

/** @param {any} utterance */
function row(utterance) {
  const who = make('span', { className: 'name', textContent: `#${utterance.id} ${client(utterance)}` });
  const speaker = make('span', { className: 'engine-word' });
  const told = make('span', { className: 'quiet number' });
  const cancel = make('button', { type: 'button', className: 'small', textContent: 'Cancel' });
  cancel.setAttribute('aria-label', `Cancel the speech for ${client(utterance)}, ${utterance.id}`);
  cancel.addEventListener('click', async () => {
    if (!enabled(cancel)) {
      return;
    }
    enable(cancel, false);
    write(error, '');
    try {
      await ask(`api/admin/utterances/${encodeURIComponent(utterance.id)}/cancel`, { method: 'POST' });
      announce('Cancelled.');
    } catch (failure) {
      write(error, reason(failure));
      enable(cancel, true);
    }
  });
  return {
    element: make('li', {}, make('div', {}, who, speaker, told), cancel),
    /** @param {any} now */
    show(now) {
      element(speaker, now);
      const age = (Date.parse(state.now) - Date.parse(now.started)) / 1000;
      write(
        told,
        [
          now.voice,
          plural(now.characters, 'character'),
          now.waiting_ms === null ? span(age) : `waiting for ${milliseconds(now.waiting_ms)}`,
          `${(now.audio_ms / 1000).toFixed(1)} s of speech`,
          now.gaps > 0 ? plural(now.gaps, 'gap') : '',
        ]
          .filter(Boolean)
          .join(' · '),
      );
    },
  };
}

/**
 * @param {HTMLElement} word
 * @param {any} now
 */
function element(word, now) {
  word.dataset.fallback = String(Boolean(now.fallback));
  write(
    word,
    now.fallback ? `${engine(now.engine)} instead of ${engine(now.asked)}: ${cause(now.fallback)}` : engine(now.engine),
  );
}
