import { announce } from '../talk/announce.js';
import { byId, enable, enabled, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { engine as named, prose } from './words.js';

const choices = byId('backend', HTMLElement);
const source = byId('backend-source', HTMLElement);
const rollBack = byId('roll-back', HTMLButtonElement);
const reset = byId('backend-reset', HTMLButtonElement);
const error = byId('backend-error', HTMLElement);
const progress = byId('backend-progress', HTMLElement);

const SWITCHED = new Set(['console']);

/** The names of the states on a button. */
const STATES = new Map([['needs_voice', 'needs a voice']]);

const rows = new Rows(choices, (/** @type {any} */ engine) => engine.name, choice);

/** @type {any} */
let current = {};
let target = '';

/** @type {any[]} */
let engines = [];

/**
 * Shows which engine speaks and lets the operator switch at once.
 *
 * @param {any} state
 */
export function showBackend(state) {
  current = state.backend ?? {};
  engines = state.engines ?? [];
  rows.show(engines);
  write(source, `${named(current.in_force)} ${sourceWords(current.source)}.`);
  rollBack.hidden = !current.previous || current.previous === current.in_force;
  write(/** @type {Element} */ (rollBack.lastElementChild), current.previous ? `Back to ${named(current.previous)}` : '');
  reset.hidden = !SWITCHED.has(current.source);
}

/** @param {string} where the value comes from */
export function sourceWords(where) {
  switch (where) {
    case 'console':
      return 'was chosen here in the console';
    case 'default':
      return 'is the default';
    case 'file':
      return 'is set in the configuration file';
    default:
      return where ? `is set by the ${where}` : 'is in force';
  }
}

/** @param {(changed: any) => void} listener called when the server switched */
export function listenToBackend(listener) {
  changed = listener;
  rollBack.addEventListener('click', () =>
    act(current.previous, () => ask('api/admin/backend/rollback', { method: 'POST' })),
  );
  reset.addEventListener('click', () => act('', () => ask('api/admin/backend', { method: 'DELETE' })));
}

/** @type {(answer: any) => void} */
let changed = () => {};

/** @param {any} engine */
function choice(engine) {
  const note = make('small');
  const button = make('button', { type: 'button' }, make('span', { textContent: named(engine.name) }), note);
  button.dataset.backend = engine.name;
  button.addEventListener('click', () => {
    if (enabled(button) && current.in_force !== engine.name) {
      void act(engine.name, () => ask('api/admin/backend', { method: 'POST', json: { backend: engine.name } }));
    }
  });
  return {
    element: button,
    /** @param {any} now */
    show(now) {
      button.setAttribute('aria-pressed', String(now.name === current.in_force));
      write(note, now.name === target ? 'switching…' : standing(now));
      const voiceless = now.state === 'needs_voice' && now.name !== current.in_force;
      if (progress.textContent === '') {
        enable(button, !voiceless);
      }
      button.title = voiceless ? prose(now.reason) : '';
    },
  };
}

/** @param {any} engine */
function standing({ name, state }) {
  const known = STATES.get(state) ?? state;
  if (name !== current.in_force) {
    return known;
  }
  return state === 'unavailable' || state === 'needs_voice' ? `chosen, ${known}` : 'speaks now';
}

/**
 * @param {string} to empty if the configuration decides
 * @param {() => Promise<any>} request
 */
async function act(to, request) {
  if (progress.textContent !== '') {
    return;
  }
  target = to;
  write(error, '');
  write(progress, to ? `Switching to ${named(to)}. An engine that is idle is loaded first.` : 'Asking the configuration.');
  choices.setAttribute('aria-busy', 'true');
  [...choices.querySelectorAll('button'), rollBack, reset].forEach((button) => enable(button, false));
  try {
    const answer = await request();
    announce(`${named(answer?.in_force ?? to)} speaks now.`);
    changed(answer);
  } catch (failure) {
    write(error, prose(reason(failure)));
  } finally {
    target = '';
    write(progress, '');
    choices.removeAttribute('aria-busy');
    [...choices.querySelectorAll('button'), rollBack, reset].forEach((button) => enable(button, true));
    rows.show(engines);
  }
}
