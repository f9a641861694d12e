import uPlot from '../webjars/uplot/dist/uPlot.esm.js';
import { make } from '../talk/elements.js';
import { Legend } from './legend.js';
import { time } from './words.js';

/**
 * What is drawn of one kind of number.
 *
 * @typedef {object} Line
 * @property {string} key its name among the lines of this plot
 * @property {string} group what it belongs to, in the legend
 * @property {string} label
 * @property {string} colour a custom property of the plot
 * @property {number[]} [dash]
 * @property {number} [width]
 * @property {'line' | 'step' | 'bar' | 'mark'} [kind]
 * @property {string} [glyph] of a mark
 * @property {(number | null)[]} values one for each time
 * @property {(number | null)[]} [drawn] where it is drawn, if not at its value
 *
 * @typedef {{ label: string, value: number, colour: string }} Limit a line across the plot
 *
 * @typedef {object} Picture
 * @property {number[]} times seconds of the epoch
 * @property {Line[]} lines
 * @property {Limit[]} [limits]
 *
 * @typedef {object} PlotForm
 * @property {string} title
 * @property {number} height of the canvas in CSS pixels
 * @property {(value: number | null | undefined) => string} format
 * @property {(value: number) => string} [tick] shorter, for the axis
 * @property {number} least what the axis reaches at least
 * @property {boolean} [whole] whether the values are whole numbers
 */

const SYNC = 'console';
const AXIS_WIDTH = 48;
const STEPS_FAST = 12;

/** How far the axis goes beyond the values where marks stand above them. */
const MARKS_ROOM = 1.6;

/** One plot with its legend. Plots share their time axis and their cursor. */
export class Plot {
  #form;
  #canvas = make('div', { className: 'plot-canvas', tabIndex: 0 });
  #time = make('span', { className: 'plot-time number' });
  /** @type {import('./legend.js').Legend} */
  #legend;
  /** @type {Picture} */
  #picture = { times: [], lines: [] };
  #hidden = new Set();
  /** @type {any} */
  #plot = null;
  #shape = '';
  #colours = new Map();
  /** @type {number | null} the moment that was chosen by keyboard, in seconds of the epoch */
  #held = null;

  /**
   * @param {HTMLElement} host
   * @param {PlotForm} form
   */
  constructor(host, form) {
    this.#form = form;
    this.#legend = new Legend(form.format, (key) => this.#toggle(key));
    host.append(
      make('div', { className: 'plot-head' }, make('h3', { textContent: form.title }), this.#time, this.#legend.element),
      this.#canvas,
    );
    this.#canvas.setAttribute('role', 'slider');
    this.#canvas.setAttribute('aria-label', `${form.title}: moment`);
    this.#canvas.addEventListener('keydown', (event) => this.#move(event));
    this.#canvas.addEventListener('blur', () => this.#release());
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(this.#canvas);
  }

  /** @param {Picture} picture */
  show(picture) {
    this.#picture = picture;
    const shape = JSON.stringify([
      picture.lines.map(({ key, label, group }) => [key, label, group]),
      (picture.limits ?? []).map(({ label }) => label),
    ]);
    if (this.#plot === null || this.#shape !== shape) {
      this.#shape = shape;
      this.#build();
    } else {
      this.#plot.setData(this.#data());
    }
    const held = this.#held === null ? -1 : picture.times.indexOf(this.#held);
    if (held >= 0) {
      // only then have the scales of all plots followed their data
      requestAnimationFrame(() => this.#held !== null && this.#point(held));
    }
    this.#read();
  }

  #build() {
    this.#plot?.destroy();
    const { lines, limits = [] } = this.#picture;
    const style = getComputedStyle(this.#canvas);
    this.#colours = new Map(
      [...lines, ...limits, { colour: 'grid' }, { colour: 'axis' }].map(({ colour }) => [
        colour,
        style.getPropertyValue(`--plot-${colour}`).trim(),
      ]),
    );
    this.#legend.show(lines, limits, this.#hidden, this.#colours);
    this.#plot = new uPlot(this.#options(), this.#data(), this.#canvas);
  }

  #options() {
    const { height, tick, format, least, whole } = this.#form;
    const colour = (/** @type {string} */ name) => this.#colours.get(name);
    const axis = {
      stroke: colour('axis'),
      grid: { stroke: colour('grid'), width: 1 },
      ticks: { show: false },
      font: '12px system-ui, sans-serif',
    };
    return {
      ...this.#size(),
      height,
      legend: { show: false },
      padding: [10, 8, 0, 0],
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
            (this.#marked() ? MARKS_ROOM : 1.08) * Math.max(least, top ?? 0, ...(this.#picture.limits ?? []).map((limit) => limit.value)),
          ],
        },
      },
      axes: [
        { ...axis, size: 26, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(minute) },
        {
          ...axis,
          size: AXIS_WIDTH,
          space: 34,
          incrs: whole ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] : undefined,
          values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(tick ?? format),
        },
      ],
      series: [{}, ...this.#picture.lines.map((line) => this.#series(line))],
      hooks: {
        draw: [(/** @type {any} */ plot) => this.#drawOver(plot)],
        setCursor: [() => this.#read()],
      },
    };
  }

  /** @param {Line} line */
  #series({ key, colour, dash, width = 1.5, kind = 'line' }) {
    const stroke = this.#colours.get(colour);
    return {
      show: kind !== 'mark' && !this.#hidden.has(key),
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

  #data() {
    const { times, lines } = this.#picture;
    return [times, ...lines.map((line) => line.drawn ?? line.values)];
  }

  #size() {
    return { width: Math.max(200, this.#canvas.clientWidth), height: this.#form.height };
  }

  /** @param {any} plot */
  #drawOver(plot) {
    const { ctx, bbox } = plot;
    const scale = devicePixelRatio || 1;
    ctx.save();
    ctx.font = `600 ${11 * scale}px system-ui, sans-serif`;
    for (const { value, colour } of this.#picture.limits ?? []) {
      const y = plot.valToPos(value, 'y', true);
      ctx.strokeStyle = this.#colours.get(colour);
      ctx.lineWidth = 1.5 * scale;
      ctx.setLineDash([7 * scale, 5 * scale]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.textAlign = 'center';
    this.#picture.lines
      .filter(({ kind, key }) => kind === 'mark' && !this.#hidden.has(key))
      .forEach(({ colour, glyph = '', values }, row) => {
        ctx.fillStyle = this.#colours.get(colour);
        values.forEach((value, i) => {
          if (value) {
            ctx.fillText(glyph, plot.valToPos(this.#picture.times[i], 'x', true), bbox.top + (10 + 13 * row) * scale);
          }
        });
      });
    ctx.restore();
  }

  /** Whether something is marked above the values. */
  #marked() {
    return this.#picture.lines.some(({ kind, values }) => kind === 'mark' && values.some(Boolean));
  }

  /** Writes the values at the cursor, or the latest ones, into the legend. */
  #read() {
    const { times, lines } = this.#picture;
    const at = this.#plot?.cursor.idx ?? null;
    const i = at ?? times.length - 1;
    this.#time.textContent = at === null ? 'Latest' : time(1000 * times[i]);
    const values = new Map(lines.map((line) => [line.key, at === null ? latest(line) : line.values[i]]));
    this.#legend.read(values);
    this.#canvas.setAttribute('aria-valuemin', '0');
    this.#canvas.setAttribute('aria-valuemax', String(Math.max(0, times.length - 1)));
    if (this.#canvas.getAttribute('aria-valuenow') === null || document.activeElement === this.#canvas) {
      this.#canvas.setAttribute('aria-valuenow', String(Math.max(0, i)));
      const moment = at === null ? 'Latest' : time(1000 * times[i]);
      this.#canvas.setAttribute('aria-valuetext', `${moment}: ${this.#legend.words(values) || 'nothing measured'}`);
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const last = this.#picture.times.length - 1;
    const at = this.#plot?.cursor.idx ?? last;
    const step = event.shiftKey ? STEPS_FAST : 1;
    const to = new Map([
      ['ArrowLeft', at - step],
      ['ArrowDown', at - step],
      ['ArrowRight', at + step],
      ['ArrowUp', at + step],
      ['PageDown', at - STEPS_FAST],
      ['PageUp', at + STEPS_FAST],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      const index = Math.min(last, Math.max(0, to));
      this.#held = this.#picture.times[index];
      this.#point(index);
    } else if (event.key === 'Escape') {
      this.#release();
    }
  }

  #release() {
    this.#held = null;
    this.#point(null);
  }

  /** @param {number | null} index null takes the cursor away */
  #point(index) {
    const left = index === null ? -10 : this.#plot?.valToPos(this.#picture.times[index], 'x');
    this.#plot?.setCursor({ left, top: index === null ? -10 : 10 }, true, true);
  }

  /** @param {string} key */
  #toggle(key) {
    const shown = this.#hidden.delete(key);
    if (!shown) {
      this.#hidden.add(key);
    }
    const line = this.#picture.lines.findIndex((each) => each.key === key);
    if (this.#picture.lines[line].kind === 'mark') {
      this.#plot.redraw();
    } else {
      this.#plot.setSeries(line + 1, { show: shown });
    }
    return shown;
  }
}

/**
 * A line needs two points: what was measured with nothing before and behind it is a dot.
 *
 * @param {any} plot
 * @param {number} series
 * @param {boolean} show
 */
function alone(plot, series, show) {
  const values = plot.data[series];
  const there = (/** @type {number} */ i) => values[i] !== null && values[i] !== undefined;
  return show ? values.flatMap((/** @type {any} */ _, /** @type {number} */ i) => there(i) && !there(i - 1) && !there(i + 1) ? [i] : []) : [];
}

/** @param {Line} line */
function latest({ values, kind }) {
  return kind === 'line' || kind === undefined ? values.findLast((value) => value !== null) : values.at(-1);
}

/** @param {number} seconds of the epoch */
const minute = (seconds) => time(1000 * seconds).slice(0, 5);
