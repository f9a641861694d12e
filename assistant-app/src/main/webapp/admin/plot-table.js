import { byId, make } from '../talk/elements.js';
import { cause, count, engine, factor, milliseconds, time } from './words.js';

const details = byId('numbers', HTMLDetailsElement);
const renew = byId('numbers-renew', HTMLButtonElement);
const head = byId('numbers-head', HTMLElement);
const body = byId('numbers-body', HTMLElement);
const none = byId('numbers-none', HTMLElement);

/** @type {any} */
let timeline = null;

details.addEventListener('toggle', draw);
renew.addEventListener('click', draw);

/**
 * Keeps the numbers behind the plots. The table only changes when it is opened or renewed, since a moving table can't be read.
 *
 * @param {any} latest
 */
export function keepNumbers(latest) {
  timeline = latest;
}

function draw() {
  if (!details.open || !timeline) {
    return;
  }
  const columns = shape(timeline);
  head.replaceChildren(
    make(
      'tr',
      {},
      ...['Time', ...columns.map(({ name }) => name)].map((name) => make('th', { scope: 'col', textContent: name })),
    ),
  );
  const rows = /** @type {number[]} */ (timeline.t)
    .map((second, i) => ({ second, cells: columns.map(({ values }) => values?.[i]) }))
    .filter(({ cells }) => cells.some(Boolean))
    .reverse();
  body.replaceChildren(
    ...rows.map(({ second, cells }) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row', textContent: time(1000 * second) }),
        ...cells.map((cell, i) => make('td', { textContent: columns[i].format(cell) })),
      ),
    ),
  );
  none.hidden = rows.length > 0;
}

/** @param {any} timeline */
function shape({ engines = {}, fallbacks = {}, ...rest }) {
  return [
    ...Object.entries(engines).flatMap(([name, of]) => [
      { name: `${engine(name)} sentences`, values: of.sentences, format: count },
      ...['p50', 'p95', 'p99'].map((p) => ({
        name: `${engine(name)} first sound ${p}`,
        values: of[`first_${p}`],
        format: milliseconds,
      })),
      ...['p50', 'p95'].map((p) => ({ name: `${engine(name)} real-time factor ${p}`, values: of[`rtf_${p}`], format: factor })),
    ]),
    ...Object.entries(fallbacks).map(([word, values]) => ({ name: `Fallback: ${cause(word)}`, values, format: count })),
    ...['waiting', 'running', 'refused', 'lost', 'repeated', 'gaps'].map((name) => ({
      name: name === 'repeated' ? 'restarted' : name,
      values: rest[name],
      format: count,
    })),
  ];
}
