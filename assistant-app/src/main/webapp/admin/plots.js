import { byId } from '../talk/elements.js';
import { write } from './page.js';
import { Plot } from './plot.js';
import { ask, reason } from './server.js';
import { cause, count, engine, factor, milliseconds } from './words.js';

/** The time spans of the plots, and their titles. */
const SPANS = new Map([
  ['15m', { seconds: 15 * 60, title: 'The last 15 minutes' }],
  ['1h', { seconds: 60 * 60, title: 'The last hour' }],
  ['24h', { seconds: 24 * 60 * 60, title: 'The last 24 hours' }],
]);

/** The number of colours for engines. */
const ENGINE_COLOURS = 5;

/** The percentiles, distinguished by their strokes. */
const PERCENTILES = [
  { field: 'p50', label: 'p50', width: 2 },
  { field: 'p95', label: 'p95', width: 1.5, dash: [6, 3] },
  { field: 'p99', label: 'p99', width: 1.5, dash: [2, 3] },
];

const first = new Plot(byId('plot-first', HTMLElement), {
  title: 'First sound',
  height: 190,
  format: milliseconds,
  tick: (value) => (value < 1000 ? `${value} ms` : `${value / 1000} s`),
  least: 100,
});
const speed = new Plot(byId('plot-factor', HTMLElement), {
  title: 'Real-time factor',
  height: 130,
  format: factor,
  tick: (value) => `${value}×`,
  least: 1,
});
const causes = new Plot(byId('plot-fallbacks', HTMLElement), {
  title: 'Trouble',
  height: 130,
  format: count,
  least: 4,
  whole: true,
});
const queue = new Plot(byId('plot-queue', HTMLElement), {
  title: 'Waiting and running',
  height: 120,
  format: count,
  least: 4,
  whole: true,
});

/** @type {import('./plot-options.js').Limit[]} */
let limits = [];
/** @type {string[]} the engines that have a colour, in the order of the colours */
let coloured = [];
/** @type {any} */
let shown = null;
/** @type {import('./plot-options.js').Moment[]} */
let moments = [];
/** @type {any[]} */
let changes = [];
let started = 0;

const title = byId('plots-title', HTMLElement);
const spans = [...byId('span', HTMLElement).querySelectorAll('button')];
const error = byId('span-error', HTMLElement);

let span = '15m';

/** @param {(timeline: any) => void} drawn gets the timeline that was fetched for another span */
export function listenToSpan(drawn) {
  spans.forEach((button) =>
    button.addEventListener('click', () => {
      span = button.dataset.span ?? span;
      spans.forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
      write(title, SPANS.get(span)?.title ?? '');
      void showSpan(drawn);
    }),
  );
}

/** Whether the live timeline is shown. */
export const showsLive = () => span === '15m';

/**
 * Fetches the timeline of the span that was chosen, and draws it.
 *
 * @param {(timeline: any) => void} drawn
 */
export async function showSpan(drawn) {
  const wanted = span;
  try {
    const timeline = await ask(`api/admin/timeline?span=${wanted}`);
    if (wanted === span) {
      showPlots(timeline);
      drawn(timeline);
    }
    write(error, '');
  } catch (failure) {
    write(error, reason(failure));
  }
}

/**
 * Marks the start of the server and the operators' changes since then.
 *
 * @param {any} state
 */
export function showStart({ now, uptime_s: uptime }) {
  const at = Math.round(Date.parse(now) / 1000 - uptime);
  if (Math.abs(at - started) > 1) {
    started = at;
    mark();
  }
}

/** @param {any[]} made each with the time and the key of its setting */
export function markChanges(made) {
  changes = made;
  mark();
}

function mark() {
  moments = [
    ...(started > 0 ? [{ second: started, label: 'start' }] : []),
    ...changes.map(({ when, key }) => ({
      second: Math.round(Date.parse(when) / 1000),
      label: key === 'tts.backend' ? 'switch' : 'setting',
    })),
  ];
  if (shown) {
    showPlots(shown);
  }
}

/**
 * Shows the limits: when a first sound is late, and the budgets of engines that can speak.
 *
 * @param {any} state
 */
export function showLimits({ late_after_ms: late, lanes = [], engines = [] }) {
  engines.forEach((/** @type {any} */ each) => engineColour(each.name));
  const able = new Set(
    engines
      .filter((/** @type {any} */ each) => each.state !== 'unavailable')
      .map((/** @type {any} */ each) => each.name),
  );
  const now = [
    { label: 'late after', value: late, colour: 'limit' },
    ...lanes
      .filter((/** @type {any} */ lane) => able.has(lane.engine))
      .map((/** @type {any} */ { engine: name, budget_ms: value }) => ({
        label: `${engine(name)} budget`,
        value,
        colour: engineColour(name),
      })),
  ];
  if (JSON.stringify(now) !== JSON.stringify(limits)) {
    limits = now;
    if (shown) {
      showPlots(shown);
    }
  }
}

/**
 * Draws the last minutes on one time axis.
 *
 * @param {any} timeline
 */
export function showPlots(timeline) {
  shown = timeline;
  const { times, column } = columns(timeline);
  const engines = Object.entries(timeline.engines ?? {});
  first.show({
    times,
    limits,
    moments,
    lines: engines.flatMap(([name, of]) =>
      PERCENTILES.map(({ field, ...look }) => engineLine(name, field, look, column(of[`first_${field}`]))),
    ),
  });
  speed.show({
    times,
    limits: [{ label: 'as fast as speech', value: 1, colour: 'limit' }],
    moments,
    lines: engines.flatMap(([name, of]) =>
      PERCENTILES.slice(0, 2).map(({ field, ...look }) => engineLine(name, field, look, column(of[`rtf_${field}`]))),
    ),
  });
  causes.show({ times, moments, lines: [...stacked(timeline.fallbacks ?? {}, column), ...marks(timeline, column)] });
  queue.show({
    times,
    moments,
    lines: [
      {
        key: 'waiting',
        group: '',
        label: 'waiting',
        colour: 'waiting',
        kind: 'step',
        width: 2,
        values: column(timeline.waiting),
      },
      {
        key: 'running',
        group: '',
        label: 'running',
        colour: 'running',
        kind: 'step',
        width: 2,
        values: column(timeline.running),
      },
    ],
  });
}

/**
 * Each engine has a colour of its own while there are enough.
 *
 * @param {string} name
 */
function engineColour(name) {
  coloured = coloured.includes(name) ? coloured : [...coloured, name];
  return `engine-${1 + (coloured.indexOf(name) % ENGINE_COLOURS)}`;
}

/**
 * @param {string} name
 * @param {string} field
 * @param {{ label: string, width: number, dash?: number[] }} look
 * @param {(number | null)[]} values
 * @returns {import('./plot-options.js').Line}
 */
function engineLine(name, field, look, values) {
  return { key: `${name} ${field}`, group: engine(name), colour: engineColour(name), values, ...look };
}

/**
 * Stacked bars: each is drawn from zero to its top, the highest first.
 *
 * @param {Record<string, number[]>} fallbacks
 * @param {(values: number[] | undefined) => (number | null)[]} column
 * @returns {import('./plot-options.js').Line[]}
 */
function stacked(fallbacks, column) {
  /** @type {number[]} */
  let below = [];
  return Object.entries(fallbacks)
    .filter(([, counts]) => counts.some(Boolean))
    .map(([word, counts]) => {
      const values = column(counts);
      const drawn = values.map((value, i) => (value ?? 0) + (below[i] ?? 0));
      below = drawn;
      const name = word.replaceAll('_', '-');
      return /** @type {import('./plot-options.js').Line} */ ({
        key: name,
        group: '',
        label: cause(name),
        colour: `cause-${name}`,
        kind: 'bar',
        values,
        drawn: drawn.map((value, i) => (values[i] ? value : null)),
      });
    })
    .reverse();
}

/**
 * @param {any} timeline
 * @param {(values: number[] | undefined) => (number | null)[]} column
 * @returns {import('./plot-options.js').Line[]}
 */
function marks(timeline, column) {
  /** @type {import('./plot-options.js').Line[]} */
  const all = [
    { key: 'lost', group: '', label: 'lost', colour: 'lost', kind: 'mark', glyph: '✕', values: column(timeline.lost) },
    {
      key: 'refused',
      group: '',
      label: 'refused',
      colour: 'refused',
      kind: 'mark',
      glyph: '▲',
      values: column(timeline.refused),
    },
    {
      key: 'repeated',
      group: '',
      label: 'restarted',
      colour: 'repeated',
      kind: 'mark',
      glyph: '●',
      values: column(timeline.repeated),
    },
    { key: 'gaps', group: '', label: 'gaps', colour: 'gaps', kind: 'mark', glyph: '◆', values: column(timeline.gaps) },
  ];
  return all.filter(({ values }) => values.some(Boolean));
}

/**
 * The columns of the whole span up to the last step, also if the server started later.
 *
 * @param {any} timeline
 */
function columns({ t = [], step_s: step = 5, span: of = '15m' }) {
  const end = t.at(-1) ?? Math.floor(Date.now() / 1000);
  const length = Math.floor((SPANS.get(of)?.seconds ?? 0) / step);
  const times = Array.from({ length }, (_, i) => end - (length - 1 - i) * step);
  const index = new Map(t.map((/** @type {number} */ second, /** @type {number} */ i) => [second, i]));
  const at = times.map((second) => index.get(second) ?? -1);
  return {
    times,
    /** @param {(number | null)[] | undefined} values */
    column: (values) => at.map((i) => (i < 0 ? null : (values?.[i] ?? null))),
  };
}
