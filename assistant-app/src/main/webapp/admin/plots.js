import { byId } from '../talk/elements.js';
import { Plot } from './plot.js';
import { cause, count, factor, milliseconds } from './words.js';

/** What the plots show: the server keeps no more. */
const WINDOW_S = 15 * 60;

/** Engines have a colour of their own; one that is not known here takes the third. */
const ENGINE_COLOURS = new Map([
  ['kokoro', 'kokoro'],
  ['xtts', 'xtts'],
]);

/** The percentiles, told apart by their strokes. */
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
  title: 'Fallbacks by cause',
  height: 130,
  format: count,
  least: 4,
  whole: true,
});
const queue = new Plot(byId('plot-queue', HTMLElement), {
  title: 'Queue and running',
  height: 120,
  format: count,
  least: 4,
  whole: true,
});

/** @type {any} */
let budgets = [];
/** @type {any} */
let shown = null;

/** @param {any} state */
export function showBudgets({ lanes = [] }) {
  const now = lanes.map((/** @type {any} */ { engine, budget_ms: value }) => ({
    label: `${engine} budget`,
    value,
    colour: 'limit',
  }));
  if (JSON.stringify(now) !== JSON.stringify(budgets)) {
    budgets = now;
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
  const { times, column } = window15(timeline);
  const engines = Object.entries(timeline.engines ?? {});
  first.show({
    times,
    limits: budgets,
    lines: engines.flatMap(([name, of]) =>
      PERCENTILES.map(({ field, ...look }) => engineLine(name, field, look, column(of[`first_${field}`]))),
    ),
  });
  speed.show({
    times,
    limits: [{ label: 'as fast as speech', value: 1, colour: 'limit' }],
    lines: engines.flatMap(([name, of]) =>
      PERCENTILES.slice(0, 2).map(({ field, ...look }) => engineLine(name, field, look, column(of[`rtf_${field}`]))),
    ),
  });
  causes.show({ times, lines: [...stacked(timeline.fallbacks ?? {}, column), ...marks(timeline, column)] });
  queue.show({
    times,
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
 * @param {string} name
 * @param {string} field
 * @param {{ label: string, width: number, dash?: number[] }} look
 * @param {(number | null)[]} values
 * @returns {import('./plot-options.js').Line}
 */
function engineLine(name, field, look, values) {
  return { key: `${name} ${field}`, group: name, colour: ENGINE_COLOURS.get(name) ?? 'other', values, ...look };
}

/**
 * Bars upon bars: each is drawn from the ground up to where it ends, the highest first.
 *
 * @param {Record<string, number[]>} fallbacks
 * @param {(values: number[] | undefined) => (number | null)[]} column
 * @returns {import('./plot-options.js').Line[]}
 */
function stacked(fallbacks, column) {
  /** @type {number[]} */
  let below = [];
  return Object.entries(fallbacks)
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
  return [
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
      label: 'said again',
      colour: 'repeated',
      kind: 'mark',
      glyph: '●',
      values: column(timeline.repeated),
    },
  ];
}

/**
 * The fifteen minutes up to the last step, also where the server has run for less.
 *
 * @param {any} timeline
 */
function window15({ t = [], step_s: step = 5 }) {
  const end = t.at(-1) ?? Math.floor(Date.now() / 1000);
  const length = Math.floor(WINDOW_S / step);
  const times = Array.from({ length }, (_, i) => end - (length - 1 - i) * step);
  const index = new Map(t.map((/** @type {number} */ second, /** @type {number} */ i) => [second, i]));
  const at = times.map((second) => index.get(second) ?? -1);
  return {
    times,
    /** @param {(number | null)[] | undefined} values */
    column: (values) => at.map((i) => (i < 0 ? null : (values?.[i] ?? null))),
  };
}
