import { bytes, percent, span } from '../admin/words.js';
import { Pace } from '../admin/pace.js';
import { announce } from './announce.js';
import { address, reach, refusal } from './api.js';
import { byId, enable, enabled } from './elements.js';
import { engineName } from './engine-name.js';
import { inSentences } from './wording.js';

/** The time between two checks of a running download. */
const INTERVAL_MILLIS = 1_000;

/** A smaller total counts parts, not bytes, and has no speed. */
const LEAST_BYTES = 100_000;

const box = byId('install', HTMLElement);
const hint = byId('install-hint', HTMLElement);
const button = byId('install-button', HTMLButtonElement);
const running = byId('install-running', HTMLElement);
const bar = byId('install-bar', HTMLProgressElement);
const told = byId('install-told', HTMLElement);
const error = byId('install-error', HTMLElement);

/**
 * A model as the server lists it.
 *
 * @typedef {object} Model
 * @property {string} name
 * @property {string} title
 * @property {boolean} present
 * @property {number} bytes to fetch
 * @property {boolean} needs_licence whether a licence has to be accepted first, in the console
 * @property {{ state: string, step: string, done_bytes: number, total_bytes: number, message: string }} fetch
 */

/** @type {Promise<void> | undefined} */
let offering;
let offered = '';
let over = true;

/** Offers the operator a button that installs a voice, and refers other users to the console. */
export function offerInstall() {
  over = false;
  offering ??= offer().finally(() => (offering = undefined));
}

/** Hides the offer. */
export function endOffer() {
  over = true;
  box.hidden = true;
}

async function offer() {
  let model;
  try {
    model = await missing();
  } catch {
    return; // the next check of the server asks again
  }
  if (over) {
    return;
  }
  box.hidden = model === null;
  hint.hidden = model !== undefined;
  button.hidden = model === undefined;
  if (model) {
    offered = model.name;
    button.textContent = `Install ${named(model)} (${bytes(model.bytes)})`;
    if (model.fetch.state === 'running') {
      await follow(model);
    }
  }
}

/** @param {Model} model */
const named = (model) => engineName(model.name);

/**
 * The model to install.
 *
 * @returns {Promise<Model | null | undefined>} undefined if this user may install none, null if there is nothing to install
 */
async function missing() {
  const session = await ask('api/admin/session');
  if (!session.ok) {
    return undefined;
  }
  const models = await list();
  return models.find((model) => !model.present && !model.needs_licence) ?? null;
}

/** @returns {Promise<Model[]>} */
async function list() {
  const response = await ask('api/admin/models');
  if (!response.ok) {
    throw await refusal(response);
  }
  return (await response.json()).models;
}

async function install() {
  error.textContent = '';
  enable(button, false);
  try {
    const response = await ask(`api/admin/models/${encodeURIComponent(offered)}/fetch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    if (!response.ok) {
      throw await refusal(response);
    }
    announce(`Installing ${engineName(offered)}.`);
    const model = (await list()).find((one) => one.name === offered);
    if (model) {
      await follow(model);
    }
  } catch (failure) {
    error.textContent = inSentences(failure);
  } finally {
    enable(button, true);
  }
}

/**
 * Shows the progress of a download until it has ended.
 *
 * @param {Model} first
 */
async function follow(first) {
  const pace = new Pace();
  /** @type {Model | undefined} */
  let model = first;
  button.hidden = true;
  running.hidden = false;
  while (model?.fetch.state === 'running') {
    show(model.fetch, pace);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLIS));
    model = (await list().catch(() => [model])).find((one) => one?.name === first.name);
  }
  if (model?.present) {
    bar.removeAttribute('value');
    told.textContent = `${named(model)} is installed and is being loaded.`;
    announce(told.textContent);
  } else {
    running.hidden = true;
    button.hidden = false;
    error.textContent = model?.fetch.message || 'It was not installed.';
  }
}

/**
 * @param {Model['fetch']} fetch
 * @param {Pace} pace
 */
function show({ step, done_bytes: done, total_bytes: total }, pace) {
  if (total < LEAST_BYTES) {
    if (total > 1) {
      bar.value = done / total;
    } else {
      bar.removeAttribute('value');
    }
    told.textContent = step;
    return;
  }
  pace.add(performance.now() / 1_000, done);
  const left = pace.perSecond > 0 && done < total ? ` · ${span(Math.ceil((total - done) / pace.perSecond))} left` : '';
  bar.value = done / total;
  told.textContent = `${percent((100 * done) / total)} of ${bytes(total)}${left}`;
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
function ask(path, init = {}) {
  const headers = new Headers(init.headers);
  headers.set('X-Requested-With', 'assistant');
  return reach(fetch(address(path), { ...init, headers, cache: 'no-store' }));
}

button.addEventListener('click', () => {
  if (enabled(button)) {
    void install();
  }
});
