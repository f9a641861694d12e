import uPlot from '../webjars/uplot/dist/uPlot.esm.js';
import { time } from './words.js';

/**
 * One series of a plot.
 *
 * @typedef {object} Line
 * @property {string} key its name among the lines of this plot
 * @property {string} group its group in the legend
 * @property {string} label
 * @property {string} colour a custom property of the plot
 * @property {number[]} [dash]
 * @property {number} [width]
 * @property {'line' | 'step' | 'bar' | 'mark'} [kind]
 * @property {string} [glyph] of a mark
 * @property {(number | null)[]} values one for each time
 * @property {(number | null)[]} [drawn] where it is drawn, if not at its values
 *
 * @typedef {{ label: string, value: number, colour: string }} Limit a line across the plot
 *
 * @typedef {{ second: number, label: string }} Moment when something was changed
 *
 * @typedef {object} Picture
 * @property {number[]} times seconds of the epoch
 * @property {Line[]} lines
 * @property {Limit[]} [limits]
 * @property {Moment[]} [moments]
 *
 * @typedef {object} PlotForm
 * @property {string} title
 * @property {number} height of the canvas in CSS pixels
 * @property {(value: number | null | undefined) => string} format
 * @property {(value: number) => string} [tick] shorter, for the axis
 * @property {number} least lowest value for the end of the axis
 * @property {boolean} [whole] whether the values are whole numbers
 */

const SYNC = 'console';
const AXIS_WIDTH = 54;

/** How far the axis goes beyond the values if marks are drawn above them. */
const MARKS_ROOM = 1.6;

/**
 * The options with which uPlot draws a picture.
 *
 * @param {PlotForm} form
 * @param {() => Picture} picture the current one; its lines stay the same while the plot exists
 * @param {Map<string, string>} colours
 * @param {Set<string>} hidden keys of the lines that are not shown
 * @param {() => void} pointed called when the cursor moved
 * @returns {any}
 */
export function options(form, picture, colours, hidden, pointed) {
  const { tick, format, least, whole } = form;
  const colour = (/** @type {string} */ name) => colours.get(name);
  const axis = {
    stroke: colour('axis'),
    grid: { stroke: colour('grid'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return {
    legend: { show: false },
    padding: [10, 20, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      sync: { key: SYNC, scales: ['x', null] },
      points: { size: 7 },
    },
    scales: {
      x: { range: (/** @type {any} */ _, /** @type {number} */ from, /** @type {number} */ to) => [from, to] },
      y: {
        range: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number | null} */ top) => [
          0,
          (marked(picture()) ? MARKS_ROOM : 1.08) *
            Math.max(least, top ?? 0, ...(picture().limits ?? []).map((limit) => limit.value)),
        ],
      },
    },
    axes: [
      { ...axis, size: 30, gap: 9, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(minute) },
      {
        ...axis,
        size: AXIS_WIDTH,
        space: 34,
        incrs: whole ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] : undefined,
        values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(tick ?? format),
      },
    ],
    series: [{}, ...picture().lines.map((line) => series(line, colour(line.colour), !hidden.has(line.key)))],
    hooks: {
      draw: [(/** @type {any} */ plot) => drawOver(plot, picture(), colours, hidden)],
      setCursor: [pointed],
    },
  };
}

/**
 * @param {Line} line
 * @param {string | undefined} stroke
 * @param {boolean} shown
 */
function series({ dash, width = 1.5, kind = 'line' }, stroke, shown) {
  return {
    show: kind !== 'mark' && shown,
    stroke,
    width: kind === 'bar' ? 0 : width,
    dash,
    fill: kind === 'bar' ? stroke : undefined,
    paths:
      kind === 'bar'
        ? uPlot.paths.bars?.({ size: [0.85, 24] })
        : kind === 'step'
          ? uPlot.paths.stepped?.({ align: 1 })
          : uPlot.paths.linear?.(),
    points: { show: kind === 'line', filter: alone, size: 4, width: 0, fill: stroke },
  };
}

/**
 * Draws what uPlot does not: the limits, and the marks above the values.
 *
 * @param {any} plot
 * @param {Picture} picture
 * @param {Map<string, string>} colours
 * @param {Set<string>} hidden
 */
function drawOver(plot, { times, lines, limits = [], moments = [] }, colours, hidden) {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio || 1;
  ctx.save();
  ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
  for (const { value, colour } of limits) {
    const y = plot.valToPos(value, 'y', true);
    ctx.strokeStyle = colours.get(colour);
    ctx.lineWidth = 1.5 * scale;
    ctx.setLineDash([7 * scale, 5 * scale]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.setLineDash([2 * scale, 3 * scale]);
  ctx.lineWidth = 1 * scale;
  ctx.strokeStyle = ctx.fillStyle = colours.get('axis') ?? '';
  ctx.textAlign = 'left';
  let free = -Infinity;
  for (const { second, label } of inside(moments, times)) {
    const x = plot.valToPos(second, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (x > free) {
      ctx.fillText(label, x + 3 * scale, bbox.top + bbox.height - 4 * scale);
      free = x + ctx.measureText(label).width + 6 * scale;
    }
  }
  ctx.textAlign = 'center';
  lines
    .filter(({ kind, key }) => kind === 'mark' && !hidden.has(key))
    .forEach(({ colour, glyph = '', values }, row) => {
      ctx.fillStyle = colours.get(colour);
      values.forEach((value, i) => {
        if (value) {
          ctx.fillText(glyph, plot.valToPos(times[i], 'x', true), bbox.top + (10 + 13 * row) * scale);
        }
      });
    });
  ctx.restore();
}

/**
 * The moments within the shown time, oldest first.
 *
 * @param {Moment[]} moments
 * @param {number[]} times
 */
function inside(moments, times) {
  return moments
    .filter(({ second }) => second >= times[0] && second <= times[times.length - 1])
    .sort((a, b) => a.second - b.second);
}

/**
 * Whether marks are drawn above the values.
 *
 * @param {Picture} picture
 */
function marked({ lines }) {
  return lines.some(({ kind, values }) => kind === 'mark' && values.some(Boolean));
}

/**
 * The values without a neighbour, which are drawn as dots, since a line needs two points.
 *
 * @param {any} plot
 * @param {number} series
 * @param {boolean} show
 */
function alone(plot, series, show) {
  const values = plot.data[series];
  const there = (/** @type {number} */ i) => values[i] !== null && values[i] !== undefined;
  return show
    ? values.flatMap((/** @type {any} */ _, /** @type {number} */ i) =>
        there(i) && !there(i - 1) && !there(i + 1) ? [i] : [],
      )
    : [];
}

/** @param {number} seconds of the epoch */
const minute = (seconds) => time(1000 * seconds).slice(0, 5);
