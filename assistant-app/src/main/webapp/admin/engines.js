import { byId, make } from '../talk/elements.js';
import { showFacts } from './facts.js';
import { Rows, write } from './page.js';
import { showRemedy } from './remedy.js';
import { bytes, capital, count, megabytes, milliseconds, percent, prose, engine as word } from './words.js';

/** The names of the states. */
const STATES = new Map([
  ['ready', 'Ready'],
  ['idle', 'Idle: loads when it is first needed'],
  ['loading', 'Loading'],
  ['unavailable', 'Not available'],
  ['needs_voice', 'Needs a voice'],
]);

const rows = new Rows(byId('engines', HTMLElement), (/** @type {any} */ engine) => engine.name, card);

/** @type {any[]} */
let lanes = [];

/** @type {Set<string>} the models that can be fetched on this page */
let missing = new Set();

/**
 * Shows each engine, its device, and what keeps it from speaking.
 *
 * @param {any} state
 */
export function showEngines(state) {
  lanes = state.lanes ?? [];
  missing = new Set(
    (state.models ?? []).filter((/** @type {any} */ model) => !model.present).map((/** @type {any} */ model) => model.name),
  );
  rows.show(state.engines ?? []);
}

/** @param {any} cache */
function remembered(cache) {
  if (!cache) {
    return 'none';
  }
  if (cache.most_bytes === 0) {
    return 'switched off';
  }
  const asked = cache.hits + cache.misses;
  const share = asked > 0 ? `, ${percent((100 * cache.hits) / asked)} of ${count(asked)} pieces found` : '';
  return `${bytes(cache.bytes)} of ${bytes(cache.most_bytes)}${share}`;
}

/** @param {any} engine */
function card(engine) {
  const mode = make('span', { className: 'state' });
  const role = make('span', { className: 'role' });
  const facts = make('dl', { className: 'pairs' });
  const fetch = make('a', { href: '#models-title', textContent: 'Download the model here', hidden: true });
  const voice = make('a', { href: '#make-voice', textContent: 'Make a voice', hidden: true });
  voice.addEventListener('click', () => (byId('make-voice', HTMLDetailsElement).open = true));
  const remedy = make('div', { className: 'remedy', hidden: true });
  const element = make(
    'li',
    { className: 'card engine' },
    make('div', { className: 'card-head' }, make('h3', { textContent: word(engine.name) }), role),
    make('p', {}, mode),
    remedy,
    fetch,
    voice,
    facts,
  );
  element.dataset.engine = engine.name;
  return { element, show };

  /** @param {any} now */
  function show(now) {
    element.dataset.state = now.state;
    element.dataset.inForce = String(now.in_force);
    write(mode, STATES.get(now.state) ?? now.state);
    const speaks = now.state === 'unavailable' || now.state === 'needs_voice' ? 'chosen' : 'speaks now';
    voice.hidden = now.state !== 'needs_voice';
    write(role, [now.in_force ? speaks : '', now.fallback ? 'fallback' : ''].filter(Boolean).join(' · '));
    role.hidden = role.textContent === '';
    showRemedy(remedy, capital(prose(now.reason)), now.remedy);
    fetch.hidden = now.state !== 'unavailable' || !missing.has(now.name);
    const lane = lanes.find((each) => each.engine === now.name);
    showFacts(facts, [
      ['Device', now.device ? `${now.device}${now.accelerated ? ', a card' : ''}` : '–'],
      ['Model', now.model || '–'],
      ['Tuning', now.tuning || '–'],
      ['Weights', now.weight_mb ? megabytes(now.weight_mb) : '–'],
      ['Cache', remembered(now.cache)],
      ['Voices', `${count(now.voices ?? 0)}${now.cloned_voices > 0 ? `, ${count(now.cloned_voices)} cloned` : ''}`],
      ['At once', now.parallel ? count(now.parallel) : '–'],
      ['Budget', lane ? milliseconds(lane.budget_ms) : 'none'],
      ['Circuit breaker', !lane ? 'none' : lane.breaker_open ? 'open: not asked for a while' : 'closed'],
    ]);
  }
}
