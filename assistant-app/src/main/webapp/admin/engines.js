import { byId, make } from '../talk/elements.js';
import { showFacts } from './facts.js';
import { Rows, write } from './page.js';
import { showRemedy } from './remedy.js';
import { count, megabytes, milliseconds } from './words.js';

/** What the states are called. */
const STATES = new Map([
  ['ready', 'Ready'],
  ['idle', 'Idle: loads when it is first needed'],
  ['loading', 'Loading'],
  ['unavailable', 'Not available'],
]);

const rows = new Rows(byId('engines', HTMLElement), (/** @type {any} */ engine) => engine.name, card);

/** @type {any[]} */
let lanes = [];

/**
 * Shows each engine, what it runs on and what keeps it from speaking.
 *
 * @param {any} state
 */
export function showEngines(state) {
  lanes = state.lanes ?? [];
  rows.show(state.engines ?? []);
}

/** @param {any} engine */
function card(engine) {
  const mode = make('span', { className: 'state' });
  const role = make('span', { className: 'role' });
  const facts = make('dl', { className: 'pairs' });
  const remedy = make('div', { className: 'remedy', hidden: true });
  const element = make(
    'li',
    { className: 'card engine' },
    make('div', { className: 'card-head' }, make('h3', { textContent: engine.name }), role),
    make('p', {}, mode),
    remedy,
    facts,
  );
  element.dataset.engine = engine.name;
  return { element, show };

  /** @param {any} now */
  function show(now) {
    element.dataset.state = now.state;
    element.dataset.inForce = String(now.in_force);
    write(mode, STATES.get(now.state) ?? now.state);
    write(role, [now.in_force ? 'speaks now' : '', now.fallback ? 'fallback' : ''].filter(Boolean).join(' · '));
    role.hidden = role.textContent === '';
    showRemedy(remedy, now.reason, now.remedy);
    const lane = lanes.find((each) => each.engine === now.name);
    showFacts(facts, [
      ['Device', now.device ? `${now.device}${now.accelerated ? ', a card' : ''}` : '–'],
      ['Model', now.model || '–'],
      ['Memory', now.weight_mb ? `${megabytes(now.weight_mb)} of weights` : '–'],
      ['Voices', `${count(now.voices ?? 0)}${now.cloned_voices > 0 ? `, ${count(now.cloned_voices)} cloned` : ''}`],
      ['At once', now.parallel ? count(now.parallel) : '–'],
      ...laneFacts(lane),
    ]);
  }
}

/**
 * @param {any} lane
 * @returns {[string, string][]}
 */
function laneFacts(lane) {
  return lane
    ? [
        ['Budget', milliseconds(lane.budget_ms)],
        ['Breaker', lane.breaker_open ? 'open: left alone for a while' : 'closed'],
      ]
    : [];
}
