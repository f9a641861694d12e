import { byId, make } from '../talk/elements.js';
import { Rows } from './page.js';
import { time } from './words.js';

const rows = new Rows(byId('happenings', HTMLElement), key, row);
const none = byId('happenings-none', HTMLElement);

/** @param {any} state */
export function showHappenings(state) {
  /** @type {any[]} */
  const told = state.happenings ?? [];
  const all = told.filter((each) => !toldBetter(each, told));
  // two that are alike in everything are one line
  const newest = [...new Map(all.map((each) => [key(each), each])).values()];
  rows.show(newest.sort((a, b) => Date.parse(b.when) - Date.parse(a.when)));
  none.hidden = newest.length > 0;
}

/** How far apart the two lines of one deed are written. */
const TWINS_MILLIS = 1_000;

/**
 * Whether a line of the audit is about what another one says in words.
 *
 * @param {any} happening
 * @param {any[]} all
 */
function toldBetter({ when, kind, details = {} }, all) {
  return (
    kind === 'audit' &&
    all.some(
      (each) =>
        each.kind !== 'audit' &&
        each.details?.who === details.who &&
        Math.abs(Date.parse(each.when) - Date.parse(when)) < TWINS_MILLIS,
    )
  );
}

/** Details that say nothing to people, or what stands beside them. */
const DETAILS_LEFT_OUT = new Set(['level', 'count']);

/** @param {any} happening */
function key({ when, kind, message }) {
  return `${when} ${kind} ${message}`;
}

/** @param {any} happening */
function row({ when, level, kind, message, details = {} }) {
  const grave = String(level).toLowerCase();
  const told = Object.entries(details)
    .filter(([name, value]) => !DETAILS_LEFT_OUT.has(name) && !message.includes(value))
    .map(([name, value]) => `${name} ${value}`);
  const element = make(
    'li',
    {},
    make('time', {
      dateTime: when,
      className: 'number',
      textContent: time(when),
      title: new Date(when).toLocaleString(),
    }),
    make('span', { className: 'kind', textContent: grave === 'info' ? kind : `${grave}: ${kind}` }),
    make('span', { className: 'message', textContent: message }),
    make('span', { className: 'quiet details', textContent: told.join(' · ') }),
  );
  element.dataset.level = grave;
  return { element, show() {} };
}
