import { byId, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { prose, time } from './words.js';

/** The names of the kinds of events. */
const KINDS = new Map([
  ['verdict', 'Verdict'],
  ['fallback', 'Fallback'],
  ['switch', 'Engine switch'],
  ['setting', 'Setting'],
  ['voice', 'Voice'],
  ['model', 'Model files'],
  ['dictionary', 'Dictionary'],
  ['cancel', 'Cancelled speech'],
  ['speech', 'Speech'],
  ['audit', 'Request or login'],
  ['stop', 'Shutdown'],
  ['exposed', 'Security'],
]);

/** The names of the levels above the ordinary one. */
const LEVELS = new Map([
  ['warning', 'Warning'],
  ['error', 'Error'],
]);

const rows = new Rows(byId('happenings', HTMLElement), key, row);
const none = byId('happenings-none', HTMLElement);
const error = byId('happenings-error', HTMLElement);
const filter = byId('happenings-kind', HTMLSelectElement);
filter.append(...[...KINDS].map(([value, textContent]) => make('option', { value, textContent })));
filter.addEventListener('change', () => void showFiltered());

/** @param {string} kind */
export const kindWords = (kind) => KINDS.get(kind) ?? kind;

/**
 * Requests that have no other event, in words.
 *
 * @type {[request: RegExp, deed: string][]}
 */
const DEEDS = [
  [/^POST .*\/v1\/audio\/voices$/, 'made a voice'],
  [/^DELETE .*\/v1\/audio\/voices\/([^/]+)$/, 'deleted the voice $1'],
  [/^POST .*\/api\/admin\/logout$/, 'logged out'],
];

/**
 * What happened, in words.
 *
 * @param {any} happening
 */
export function eventWords({ message, details: { who = '', what = '', result = '' } = {} }) {
  const [request, deed] = DEEDS.find(([pattern]) => pattern.test(what)) ?? [];
  if (!request || !deed) {
    return prose(message);
  }
  return Number(result) < 400
    ? `${who} ${what.replace(request, deed)}`
    : `${who} was refused: ${what} (status ${result})`;
}

/** @param {any} state */
export function showHappenings(state) {
  if (filter.value === '') {
    show(state.happenings ?? []);
  }
}

/** Fetches all events of the chosen kind, since a state has only the latest of all kinds. */
export async function showFiltered() {
  const kind = filter.value;
  if (kind === '') {
    return; // the next state shows them
  }
  try {
    const answer = await ask(`api/admin/happenings?kind=${encodeURIComponent(kind)}`);
    if (kind === filter.value) {
      show(answer?.happenings ?? []);
    }
    write(error, '');
  } catch (failure) {
    write(error, reason(failure));
  }
}

/** @param {any[]} told */
function show(told) {
  const all = told.filter((each) => !toldBetter(each, told));
  // identical events are one line
  const newest = [...new Map(all.map((each) => [key(each), each])).values()];
  rows.show(newest.sort((a, b) => Date.parse(b.when) - Date.parse(a.when)));
  write(none, filter.value === '' ? 'Nothing has happened yet.' : 'Nothing of this kind has happened.');
  none.hidden = newest.length > 0;
}

/** The most time between the two events of one action. */
const TWINS_MILLIS = 1_000;

/**
 * Whether an event of the audit log repeats another event that has better words.
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

/** Details that mean nothing to people, or are in the message already. */
const DETAILS_LEFT_OUT = new Set(['level', 'count', 'what', 'result', 'refused', 'key', 'from', 'to', 'who', 'engine', 'asked', 'cause']);

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
    make('span', {
      className: 'kind',
      textContent: [LEVELS.get(grave), kindWords(kind)].filter(Boolean).join(': '),
    }),
    make('span', { className: 'message', textContent: eventWords({ message, details }) }),
    make('span', { className: 'quiet details', textContent: told.join(' · ') }),
  );
  element.dataset.level = grave;
  return { element, show() {} };
}
