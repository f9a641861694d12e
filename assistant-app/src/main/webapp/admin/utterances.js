import { announce } from '../talk/announce.js';
import { byId, enable, enabled, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { cause, count, milliseconds, plural, span } from './words.js';

const rows = new Rows(byId('utterances', HTMLElement), (/** @type {any} */ utterance) => utterance.id, row);
const none = byId('utterances-none', HTMLElement);
const lanes = new Rows(byId('lanes', HTMLElement), (/** @type {any} */ lane) => lane.engine, meter);
const error = byId('utterances-error', HTMLElement);

/** @type {any} */
let state = {};

/**
 * Shows who is being spoken to, and how full the lanes are.
 *
 * @param {any} now
 */
export function showUtterances(now) {
  state = now;
  const running = now.utterances ?? [];
  rows.show(running);
  none.hidden = running.length > 0;
  const { running: taken = 0, limit = 0 } = now.admission ?? {};
  lanes.show([
    { engine: 'Admitted', now: taken, most: limit, note: 'requests at once' },
    ...(now.lanes ?? []).flatMap((/** @type {any} */ lane) => [
      { engine: `${lane.engine} speaks`, now: lane.running, most: lane.width, note: 'sentences at once' },
      {
        engine: `${lane.engine} queue`,
        now: lane.waiting,
        most: lane.queue_limit,
        note: lane.waiting > 0 ? `about ${milliseconds(lane.estimated_wait_ms)} to wait` : 'sentences wait',
      },
    ]),
  ]);
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
      write(value, `${count(now.now)} of ${count(now.most)}`);
      write(note, now.note);
    },
  };
}

/**
 * Who listens: the name of an API key, where there are any.
 *
 * @param {any} utterance
 */
const client = (utterance) => (utterance.client === 'open' ? 'Anyone' : utterance.client);

/** @param {any} utterance */
function row(utterance) {
  const who = make('span', { className: 'name', textContent: client(utterance) });
  const engine = make('span', { className: 'engine-word' });
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
    element: make('li', {}, make('div', {}, who, engine, told), cancel),
    /** @param {any} now */
    show(now) {
      element(engine, now);
      const age = (Date.parse(state.now) - Date.parse(now.started)) / 1000;
      write(
        told,
        `${span(age)} · ${plural(now.sentences, 'sentence')} · ${(now.audio_ms / 1000).toFixed(1)} s of speech`,
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
  write(word, now.fallback ? `${now.engine} instead of ${now.asked}: ${cause(now.fallback)}` : now.engine);
}
