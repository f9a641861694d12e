import uPlot from '../webjars/uplot/dist/uPlot.esm.js';
import { make } from '../talk/elements.js';
import { Legend } from './legend.js';
import { options } from './plot-options.js';
import { time } from './words.js';

const STEPS_FAST = 12;

/** One plot with its legend. Plots share their time axis and their cursor. */
export class Plot {
  #form;
  #canvas = make('div', { className: 'plot-canvas', tabIndex: 0 });
  #time = make('span', { className: 'plot-time number' });
  /** @type {import('./legend.js').Legend} */
  #legend;
  /** @type {import('./plot-options.js').Picture} */
  #picture = { times: [], lines: [] };
  #hidden = new Set();
  /** @type {any} */
  #plot = null;
  #shape = '';
  #colours = new Map();
  /** @type {number | null} the time chosen by keyboard, in seconds of the epoch */
  #held = null;

  /**
   * @param {HTMLElement} host
   * @param {import('./plot-options.js').PlotForm} form
   */
  constructor(host, form) {
    this.#form = form;
    this.#legend = new Legend(form.format, (key) => this.#toggle(key));
    host.append(
      make(
        'div',
        { className: 'plot-head' },
        make('h3', { textContent: form.title }),
        this.#time,
        this.#legend.element,
      ),
      this.#canvas,
    );
    this.#canvas.setAttribute('role', 'slider');
    this.#canvas.setAttribute('aria-label', `${form.title}: moment`);
    this.#canvas.addEventListener('keydown', (event) => this.#move(event));
    this.#canvas.addEventListener('blur', () => this.#release());
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(this.#canvas);
  }

  /** @param {import('./plot-options.js').Picture} picture */
  show(picture) {
    this.#picture = picture;
    const shape = JSON.stringify([picture.lines.map(({ key, label, group }) => [key, label, group]), picture.limits]);
    if (this.#plot === null || this.#shape !== shape) {
      this.#shape = shape;
      this.#build();
    } else {
      this.#plot.setData(this.#data());
    }
    const held = this.#held === null ? -1 : picture.times.indexOf(this.#held);
    if (held >= 0) {
      // only then have the scales of all plots been updated
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
    this.#plot = new uPlot(
      {
        ...options(
          this.#form,
          () => this.#picture,
          this.#colours,
          this.#hidden,
          () => this.#read(),
        ),
        ...this.#size(),
      },
      this.#data(),
      this.#canvas,
    );
  }

  #data() {
    const { times, lines } = this.#picture;
    return [times, ...lines.map((line) => line.drawn ?? line.values)];
  }

  #size() {
    return { width: Math.max(200, this.#canvas.clientWidth), height: this.#form.height };
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

  /** @param {number | null} index null hides the cursor */
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

/** @param {import('./plot-options.js').Line} line */
function latest({ values, kind }) {
  return kind === 'line' || kind === undefined ? values.findLast((value) => value !== null) : values.at(-1);
}
