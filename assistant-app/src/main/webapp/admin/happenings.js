import { byId, make } from '../talk/elements.js';
import { Rows } from './page.js';
import { time } from './words.js';

const rows = new Rows(byId('happenings', HTMLElement), key, row);
const none = byId('happenings-none', HTMLElement);

/** @param {any} state */
export function showHappenings(state) {
  const all = state.happenings ?? [];
  // two that are alike in everything are one line
  const newest = [...new Map(all.map((/** @type {any} */ each) => [key(each), each])).values()];
  rows.show(newest.sort((a, b) => Date.parse(b.when) - Date.parse(a.when)));
  none.hidden = newest.length > 0;
}

/** @param {any} happening */
function key({ when, kind, message }) {
  return `${when} ${kind} ${message}`;
}

/** @param {any} happening */
function row({ when, level, kind, message, details = {} }) {
  const grave = String(level).toLowerCase();
  const told = Object.entries(details).map(([name, value]) => `${name} ${value}`);
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
