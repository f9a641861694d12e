import { make } from '../talk/elements.js';
import { write } from './page.js';

/** The names of a plot's lines, with the values at the cursor; each is a button that hides its line. */
export class Legend {
  element = make('div', { className: 'legend' });
  #format;
  #toggled;
  /** @type {Map<string, { value: HTMLElement, label: string }>} */
  #entries = new Map();

  /**
   * @param {(value: number | null | undefined) => string} format
   * @param {(key: string) => boolean} toggled hides or shows a line and says which
   */
  constructor(format, toggled) {
    this.#format = format;
    this.#toggled = toggled;
  }

  /**
   * @param {import('./plot-options.js').Line[]} lines
   * @param {import('./plot-options.js').Limit[]} limits
   * @param {Set<string>} hidden
   * @param {Map<string, string>} colours
   */
  show(lines, limits, hidden, colours) {
    this.#entries.clear();
    const groups = [...new Set(lines.map((line) => line.group))];
    this.element.replaceChildren(
      ...groups.map((group) => {
        const box = make('div', { className: 'legend-group', role: 'group', ariaLabel: group || 'Lines' });
        if (group) {
          box.append(make('span', { className: 'legend-name', textContent: group }));
        }
        box.append(...lines.filter((line) => line.group === group).map((line) => this.#entry(line, hidden, colours)));
        return box;
      }),
      ...limits.map(({ label, value, colour }) => {
        const entry = make('span', { className: 'legend-limit' }, swatch(colours.get(colour), 'limit'), label, ' ');
        entry.append(make('b', { className: 'number', textContent: this.#format(value) }));
        return entry;
      }),
    );
  }

  /** @param {Map<string, number | null | undefined>} values */
  read(values) {
    this.#entries.forEach(({ value }, key) => write(value, this.#format(values.get(key))));
  }

  /**
   * The values in words.
   *
   * @param {Map<string, number | null | undefined>} values
   */
  words(values) {
    return [...this.#entries]
      .filter(([key]) => values.get(key) !== null && values.get(key) !== undefined)
      .map(([key, { label }]) => `${label} ${this.#format(values.get(key))}`)
      .join(', ');
  }

  /**
   * @param {import('./plot-options.js').Line} line
   * @param {Set<string>} hidden
   * @param {Map<string, string>} colours
   */
  #entry({ key, group, label, colour, kind = 'line', dash, glyph }, hidden, colours) {
    const value = make('b', { className: 'number' });
    const mark = glyph
      ? make('span', { className: 'glyph', textContent: glyph })
      : swatch(colours.get(colour), kind, dash);
    mark.style.color = colours.get(colour) ?? '';
    const button = make('button', { type: 'button' }, mark, `${label} `, value);
    button.setAttribute('aria-pressed', String(!hidden.has(key)));
    button.addEventListener('click', () => button.setAttribute('aria-pressed', String(this.#toggled(key))));
    this.#entries.set(key, { value, label: group ? `${group} ${label}` : label });
    return button;
  }
}

/**
 * @param {string | undefined} colour
 * @param {string} kind
 * @param {number[]} [dash]
 */
function swatch(colour, kind, dash) {
  const line = make('span', { className: 'swatch' });
  line.dataset.kind = kind === 'line' && dash ? (dash[0] > 3 ? 'dashed' : 'dotted') : kind;
  line.style.color = colour ?? '';
  return line;
}
