import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
import { sourceWords } from './backend.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { named } from './setting-names.js';
import { milliseconds } from './words.js';

const rows = new Rows(byId('settings', HTMLElement), (/** @type {any} */ setting) => setting.key, row);

/** The engine switch has its own part of the page. */
const ELSEWHERE = 'tts.backend';

/** @type {any[]} */
let lanes = [];

/** @type {any[]} the settings of the last fetch */
let settings = [];

/**
 * Shows the values that the engines chose for settings that leave it to them.
 *
 * @param {any} state
 */
export function showChosen(state) {
  const now = state.lanes ?? [];
  const shape = (/** @type {any[]} */ all) => JSON.stringify(all.map((lane) => [lane.engine, lane.budget_ms, lane.width]));
  if (shape(now) !== shape(lanes)) {
    lanes = now;
    rows.show(settings);
  }
}

/**
 * The value in force of a setting that leaves it to the engine; empty for others.
 *
 * @param {any} setting
 */
function chosen({ key, value }) {
  const [, engine, what] = /^tts\.(.+)\.(latency-budget|lane-width)$/.exec(key) ?? [];
  const lane = lanes.find((each) => each.engine === engine);
  if (!lane || !(what === 'latency-budget' ? value === '' : value === '0')) {
    return '';
  }
  return what === 'latency-budget' ? milliseconds(lane.budget_ms) : String(lane.width);
}

/** @type {() => void} */
let changed = () => {};

/** @param {() => void} listener called when a setting has changed */
export function listenToSettings(listener) {
  changed = listener;
}

/** Fetches the settings that may change while the server runs. Text that is being typed stays. */
export async function showSettings() {
  const all = (await ask('api/admin/settings'))?.settings ?? [];
  settings = all.filter((/** @type {any} */ setting) => setting.key !== ELSEWHERE);
  rows.show(settings);
}

/** @param {any} setting */
function row(setting) {
  const id = `setting-${setting.key.replaceAll('.', '-')}`;
  const meaning = make('p', { className: 'quiet', id: `${id}-meaning` });
  const from = make('p', { className: 'from quiet' });
  const { name, unit, show: written } = named(setting.key, setting.meaning ?? '', setting.range ?? '');
  const input = make('input', { type: 'text', id, autocomplete: 'off', spellcheck: false });
  const after = make('span', { className: 'quiet', id: `${id}-unit`, textContent: unit });
  const error = make('p', { className: 'error', id: `${id}-error`, role: 'alert' });
  const save = make('button', { type: 'submit', className: 'small primary', textContent: 'Save' });
  const reset = make('button', { type: 'button', className: 'small', textContent: 'Reset' });
  for (const [button, what] of /** @type {const} */ ([
    [save, 'Save'],
    [reset, 'Reset'],
  ])) {
    button.setAttribute('aria-label', `${what} ${name}`);
  }
  const form = make(
    'form',
    { className: 'inline', noValidate: true },
    make('label', { htmlFor: id, className: 'setting-name', textContent: name }),
    make('code', { className: 'setting-key', textContent: setting.key }),
    input,
    after,
    save,
    reset,
  );
  const element = make('li', { className: 'setting' }, form, meaning, from, error);
  input.setAttribute('aria-describedby', `${after.id} ${meaning.id} ${error.id}`);
  let stored = '';
  const edited = () => input.value.trim() !== stored;
  const mark = () => (save.hidden = !edited());
  input.addEventListener('input', () => {
    write(error, '');
    input.removeAttribute('aria-invalid');
    mark();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = stored;
      mark();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (edited()) {
      void act({ method: 'PUT', json: { value: input.value.trim() } }, 'saved');
    }
  });
  reset.addEventListener('click', () => void act({ method: 'DELETE' }, 'reset'));
  return { element, show };

  /** @param {any} now */
  function show(now) {
    if (!edited() || stored === '') {
      input.value = now.value ?? '';
    }
    stored = now.value ?? '';
    const limits = now.range ? `Range: ${now.range}.` : '';
    write(meaning, [now.meaning && `${now.meaning.replace(/\.$/, '')}.`, limits].filter(Boolean).join(' '));
    input.placeholder = now.default || 'not set';
    const preset = now.default ? `; the default is ${written(now.default)}` : '';
    const told = [
      chosen(now) ? `In force: ${chosen(now)}, chosen by the engine.` : '',
      now.source === 'default' ? '' : `The value ${sourceWords(now.source)}${preset}.`,
    ];
    write(from, told.filter(Boolean).join(' '));
    element.dataset.overridden = String(Boolean(now.overridden));
    if (!now.overridden && document.activeElement === reset) {
      input.focus();
    }
    reset.hidden = !now.overridden;
    mark();
  }

  /**
   * @param {{ method: string, json?: unknown }} request
   * @param {string} done
   */
  async function act(request, done) {
    write(error, '');
    try {
      await ask(`api/admin/settings/${encodeURIComponent(setting.key)}`, request);
      stored = input.value.trim();
      announce(`${name} is ${done}.`);
      if (document.activeElement === save) {
        input.focus();
      }
      if (request.method === 'DELETE') {
        input.value = stored = '';
      }
      await showSettings();
      changed();
    } catch (failure) {
      write(error, reason(failure));
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    }
  }
}
