import { announce } from '../talk/announce.js';
import { byId, enable, enabled, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { showRemedy } from './remedy.js';
import { ask, reason } from './server.js';
import { bytes } from './words.js';

const rows = new Rows(byId('models', HTMLElement), (/** @type {any} */ model) => model.name, row);

/** @param {any} state */
export function showModels(state) {
  rows.show(state.models ?? []);
}

/** Fewer are not bytes but parts. */
const LEAST_BYTES = 100_000;

/** @param {{ done_bytes: number, total_bytes: number }} step */
function progress({ done_bytes: done, total_bytes: total }) {
  return total < LEAST_BYTES ? `${done} of ${total}` : `${bytes(done)} of ${bytes(total)}`;
}

/** @param {any} model */
function row(model) {
  const path = `api/admin/models/${encodeURIComponent(model.name)}/fetch`;
  const mode = make('span', { className: 'state' });
  const size = make('span', { className: 'quiet number' });
  const remedy = make('div', { className: 'remedy', hidden: true });
  const accept = make('input', { type: 'checkbox' });
  const licence = make('span');
  const accepting = make('label', { className: 'check' }, accept, licence);
  const terms = make('a', { target: '_blank', rel: 'noreferrer', textContent: 'Read it', hidden: true });
  const bar = make('progress', { max: 1, ariaLabel: `Fetching ${model.name}` });
  const told = make('span', { className: 'quiet number' });
  const fetching = make('div', { className: 'fetching', hidden: true }, bar, told);
  const error = make('p', { className: 'error', role: 'alert' });
  const fetch = make('button', { type: 'button', className: 'small primary', textContent: 'Fetch' });
  const cancel = make('button', { type: 'button', className: 'small', textContent: 'Cancel', hidden: true });
  fetch.setAttribute('aria-label', `Fetch ${model.name}`);
  cancel.setAttribute('aria-label', `Stop fetching ${model.name}`);
  fetch.addEventListener('click', () => {
    if (!accepting.hidden && !accept.checked) {
      write(error, 'Accept the licence first.');
      accept.focus();
    } else if (enabled(fetch)) {
      void act({ method: 'POST', json: { accept_license: accept.checked } }, `Fetching ${model.name}.`);
    }
  });
  cancel.addEventListener('click', () => void act({ method: 'DELETE' }, 'Stopped.'));
  accept.addEventListener('change', () => write(error, ''));
  const element = make(
    'li',
    { className: 'model' },
    make('div', { className: 'card-head' }, make('h3', { textContent: model.title || model.name }), mode, size),
    remedy,
    accepting,
    terms,
    fetching,
    make('div', { className: 'buttons' }, fetch, cancel),
    error,
  );
  /** @type {boolean | undefined} */
  let running;
  return { element, show };

  /** @param {any} now */
  function show(now) {
    const step = now.fetch ?? { state: 'idle' };
    const before = running;
    running = step.state === 'running';
    element.dataset.state = running ? 'loading' : now.present ? 'ready' : 'unavailable';
    write(mode, running ? 'Being fetched' : now.present ? 'Present' : 'Missing');
    write(size, now.bytes ? bytes(now.bytes) : '');
    showRemedy(remedy, running ? '' : now.problem, running || now.present ? '' : now.remedy);
    accepting.hidden = running || now.present || !now.needs_licence;
    write(licence, `I accept the licence: ${now.licence}.${now.licence_summary ? ` ${now.licence_summary}` : ''}`);
    terms.hidden = accepting.hidden || !now.licence_address;
    terms.href = now.licence_address || '';
    fetching.hidden = !running;
    if (step.total_bytes > 0) {
      bar.value = step.done_bytes / step.total_bytes;
    } else {
      bar.removeAttribute('value');
    }
    write(told, [step.step, step.total_bytes > 0 ? progress(step) : ''].filter(Boolean).join(' · '));
    const focused = document.activeElement === fetch || document.activeElement === cancel;
    fetch.hidden = running || now.present;
    cancel.hidden = !running;
    if (focused && before !== running) {
      (running ? cancel : fetch).focus();
    }
    if (before === true && !running) {
      announce(now.present ? `${now.name} is there.` : `${now.name} was not fetched.`);
    }
    if (step.state === 'failed' && before !== running) {
      write(error, step.message || 'It was not fetched.');
    }
  }

  /**
   * @param {{ method: string, json?: unknown }} request
   * @param {string} done
   */
  async function act(request, done) {
    write(error, '');
    enable(fetch, false);
    try {
      await ask(path, request);
      announce(done);
    } catch (failure) {
      write(error, reason(failure));
    } finally {
      enable(fetch, true);
    }
  }
}
