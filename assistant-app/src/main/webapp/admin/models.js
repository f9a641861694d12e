import { announce } from '../talk/announce.js';
import { byId, enable, enabled, make } from '../talk/elements.js';
import { Pace } from './pace.js';
import { Rows, write } from './page.js';
import { showRemedy } from './remedy.js';
import { ask, reason } from './server.js';
import { bytes, engine, percent, span } from './words.js';

const rows = new Rows(byId('models', HTMLElement), (/** @type {any} */ model) => model.name, row);

let seconds = 0;

/** @param {any} state */
export function showModels(state) {
  seconds = Date.parse(state.now) / 1000;
  rows.show(state.models ?? []);
}

/** A smaller total counts parts, not bytes. */
const LEAST_BYTES = 100_000;

/**
 * The text below the bar. A single part has no progress to show.
 *
 * @param {{ step: string, done_bytes: number, total_bytes: number }} step
 * @param {Pace} pace
 */
function progress({ step, done_bytes: done, total_bytes: total }, pace) {
  if (total <= 1) {
    return step;
  }
  if (total < LEAST_BYTES) {
    return `${step} · ${done} of ${total}`;
  }
  const speed = pace.perSecond;
  const left = speed > 0 && done < total ? `${span(Math.ceil((total - done) / speed))} left` : '';
  return [
    percent((100 * done) / total),
    `${bytes(done)} of ${bytes(total)}`,
    speed > 0 ? `${speedWords(speed)} a second` : '',
    left,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {number} speed in bytes a second */
const speedWords = (speed) => (speed < 1e6 ? bytes(speed) : `${(speed / 1e6).toFixed(1)} MB`);

/**
 * The title of a model: from the manifest, unless it was converted from the operator's own files.
 *
 * @param {any} model
 */
const titled = ({ name, title, converted_from: from }) =>
  from ? `${engine(name)}, converted from ${from}` : title || name;

/** @param {any} model */
function row(model) {
  const path = `api/admin/models/${encodeURIComponent(model.name)}/fetch`;
  const mode = make('span', { className: 'state' });
  const size = make('span', { className: 'quiet number' });
  const remedy = make('div', { className: 'remedy', hidden: true });
  const accept = make('input', { type: 'checkbox' });
  const licence = make('span');
  const accepting = make('label', { className: 'check' }, accept, licence);
  const terms = make('a', { target: '_blank', rel: 'noreferrer', textContent: 'Read the licence', hidden: true });
  const bar = make('progress', { max: 1 });
  const title = make('h3');
  const told = make('span', { className: 'number' });
  const part = make('span', { className: 'quiet' });
  const fetching = make('div', { className: 'fetching', hidden: true }, bar, told, part);
  const outcome = make('p', { className: 'quiet', hidden: true });
  const error = make('p', { className: 'error', role: 'alert' });
  const fetch = make('button', { type: 'button', className: 'small primary', textContent: 'Download' });
  const cancel = make('button', { type: 'button', className: 'small', textContent: 'Cancel', hidden: true });
  fetch.addEventListener('click', () => {
    if (!accepting.hidden && !accept.checked) {
      write(error, 'Accept the licence first.');
      accept.focus();
    } else if (enabled(fetch)) {
      void act({ method: 'POST', json: { accept_license: accept.checked } }, `Downloading ${title.textContent}.`);
    }
  });
  cancel.addEventListener('click', () => {
    if (enabled(cancel)) {
      stopping = true;
      enable(cancel, false);
      void act({ method: 'DELETE' }, `Stopping the download of ${title.textContent}.`);
    }
  });
  accept.addEventListener('change', () => write(error, ''));
  const element = make(
    'li',
    { className: 'model' },
    make('div', { className: 'card-head' }, title, mode, size),
    remedy,
    terms,
    accepting,
    fetching,
    outcome,
    make('div', { className: 'buttons' }, fetch, cancel),
    error,
  );
  /** @type {boolean | undefined} */
  let running;
  let stopping = false;
  let pace = new Pace();
  return { element, show };

  /** @param {string} words the title */
  function name(words) {
    if (title.textContent !== words) {
      title.textContent = words;
      fetch.setAttribute('aria-label', `Download ${words}`);
      cancel.setAttribute('aria-label', `Stop downloading ${words}`);
      bar.setAttribute('aria-label', `Downloading ${words}`);
    }
  }

  /** @param {any} now */
  function show(now) {
    const step = now.fetch ?? { state: 'idle' };
    const before = running;
    running = step.state === 'running';
    element.dataset.state = running ? 'loading' : now.present ? 'ready' : 'unavailable';
    write(mode, running ? 'Downloading' : now.present ? 'Present' : 'Missing');
    write(size, now.present ? bytes(now.bytes_on_disk) : now.bytes ? `${bytes(now.bytes)} to download` : '');
    name(titled(now));
    showRemedy(remedy, running ? '' : now.problem, running || now.present ? '' : now.remedy);
    accepting.hidden = running || now.present || !now.needs_licence;
    write(licence, `I accept the licence: ${now.licence}.${now.licence_summary ? ` ${now.licence_summary}` : ''}`);
    terms.hidden = accepting.hidden || !now.licence_address;
    terms.href = now.licence_address || '';
    fetching.hidden = !running;
    if (!running) {
      pace = new Pace();
    } else if (step.total_bytes >= LEAST_BYTES) {
      pace.add(seconds, step.done_bytes);
    }
    if (step.total_bytes > 1) {
      bar.value = step.done_bytes / step.total_bytes;
    } else {
      bar.removeAttribute('value');
    }
    write(told, stopping ? 'Stopping…' : progress(step, pace));
    write(part, step.total_bytes >= LEAST_BYTES ? step.step : '');
    write(outcome, step.state === 'idle' && step.message ? `The last download was ${step.message}.` : '');
    outcome.hidden = running || now.present || outcome.textContent === '';
    const focused = document.activeElement === fetch || document.activeElement === cancel;
    fetch.hidden = running || now.present;
    cancel.hidden = !running;
    if (!running && stopping) {
      stopping = false;
      enable(cancel, true);
    }
    if (focused && before !== running) {
      (running ? cancel : fetch).focus();
    }
    if (before === true && !running) {
      announce(now.present ? `${titled(now)} is there.` : `${titled(now)} was not downloaded.`);
    }
    if (step.state === 'failed' && before !== running) {
      write(error, step.message || 'It was not downloaded.');
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
      stopping = false;
      enable(cancel, true);
      write(error, reason(failure));
    } finally {
      enable(fetch, true);
    }
  }
}
