import { byId, make } from '../talk/elements.js';
import { Rows } from './page.js';
import { markChanges } from './plots.js';
import { ask } from './server.js';
import { engine, moment } from './words.js';

const switches = new Rows(byId('switches', HTMLElement), key, switched);
const others = new Rows(byId('changes', HTMLElement), key, altered);
const none = byId('switches-none', HTMLElement);
const noneElse = byId('changes-none', HTMLElement);

const SHOWN = 50;

/** Fetches the operators' changes, newest first, and shows engine switches in a list of their own. */
export async function showChanges() {
  /** @type {any[]} */
  const changes = (await ask('api/admin/changes'))?.changes ?? [];
  const newest = [...changes].sort((a, b) => Date.parse(b.when) - Date.parse(a.when)).slice(0, SHOWN);
  const backend = newest.filter((change) => change.key === 'tts.backend');
  const rest = newest.filter((change) => change.key !== 'tts.backend');
  markChanges(newest);
  switches.show(backend);
  others.show(rest);
  none.hidden = backend.length > 0;
  noneElse.hidden = rest.length > 0;
}

/** @param {any} change */
function key(change) {
  return `${change.when} ${change.key} ${change.to}`;
}

/** @param {any} change */
function switched(change) {
  const to = change.to === null ? 'the configured engine' : engine(change.to);
  return row(`${engine(change.from)} → ${to}`, change);
}

/** @param {any} change */
function altered(change) {
  return row(`${change.key}: ${change.from || 'not set'} → ${change.to ?? 'reset'}`, change);
}

/**
 * @param {string} what
 * @param {any} change
 */
function row(what, change) {
  const element = make(
    'li',
    {},
    make('span', { textContent: what }),
    make('span', { className: 'quiet', textContent: `${moment(change.when)} by ${change.who}` }),
  );
  return { element, show() {} };
}
