import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
import { sourceWords } from './backend.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';

const rows = new Rows(byId('settings', HTMLElement), (/** @type {any} */ setting) => setting.key, row);

/** The switch has a place of its own. */
const ELSEWHERE = 'tts.backend';

/** @type {() => void} */
let changed = () => {};

/** @param {() => void} listener told when a setting has another value */
export function listenToSettings(listener) {
  changed = listener;
}

/** Fetches the settings that may change while the server runs. What is being typed stays. */
export async function showSettings() {
  const settings = (await ask('api/admin/settings'))?.settings ?? [];
  rows.show(settings.filter((/** @type {any} */ setting) => setting.key !== ELSEWHERE));
}

/** @param {any} setting */
function row(setting) {
  const id = `setting-${setting.key.replaceAll('.', '-')}`;
  const meaning = make('p', { className: 'quiet', id: `${id}-meaning` });
  const from = make('p', { className: 'from quiet' });
  const input = make('input', { type: 'text', id, autocomplete: 'off', spellcheck: false });
  const error = make('p', { className: 'error', id: `${id}-error`, role: 'alert' });
  const save = make('button', { type: 'submit', className: 'small primary', textContent: 'Save' });
  const reset = make('button', { type: 'button', className: 'small', textContent: 'Reset' });
  for (const [button, what] of /** @type {const} */ ([
    [save, 'Save'],
    [reset, 'Reset'],
  ])) {
    button.setAttribute('aria-label', `${what} ${setting.key}`);
  }
  const form = make(
    'form',
    { className: 'inline', noValidate: true },
    make('label', { htmlFor: id, className: 'setting-key', textContent: setting.key }),
    input,
    save,
    reset,
  );
  const element = make('li', { className: 'setting' }, form, meaning, from, error);
  input.setAttribute('aria-describedby', `${meaning.id} ${error.id}`);
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
    const preset = now.default ? `; the default is ${now.default}` : '';
    write(from, `The value ${sourceWords(now.source)}${now.source === 'default' ? '' : preset}.`);
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
      announce(`${setting.key} is ${done}.`);
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
