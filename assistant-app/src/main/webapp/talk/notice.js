import { announce } from './announce.js';
import { copies } from './copy-button.js';
import { byId, icon, make } from './elements.js';

const box = byId('notice', HTMLElement);
const title = byId('notice-title', HTMLElement);
const list = byId('notice-problems', HTMLElement);
const server = byId('server', HTMLElement);
const serverText = byId('server-text', HTMLElement);

/** A remedy that starts like this is a command to copy. */
const COMMAND = /^(java|mvn|curl|pip|npm|docker|sudo|\.\/)/;

let shown = '';

/** Says that the server speaks. */
export function showReady() {
  if (!box.hidden) {
    announce('The server is ready. You can speak now.');
  }
  box.hidden = true;
  shown = '';
  server.dataset.look = 'ready';
  serverText.textContent = 'Ready';
}

/**
 * Says in plain words why the server does not speak. The page changes only where the words do, so that nobody who is
 * selecting the command or listening to the notice is disturbed by the next look.
 *
 * @param {import('./health.js').Health} health
 */
export function showNotReady(health) {
  const words = JSON.stringify(health);
  if (words === shown) {
    return;
  }
  shown = words;
  const remedy = health.problems.some((problem) => problem.remedy);
  const heading = !health.reachable
    ? 'The server can’t be reached'
    : remedy
      ? 'The voice is not installed yet'
      : 'The voice is getting ready';
  title.textContent = heading;
  list.replaceChildren(...health.problems.map(item));
  list.hidden = health.problems.length === 0;
  box.hidden = false;
  server.dataset.look = 'not-ready';
  serverText.textContent = health.reachable ? 'Not ready' : 'Not reachable';
  announce([heading, ...health.problems.map((problem) => problem.reason)].join('. '));
}

/** @param {import('./health.js').Problem} problem */
function item({ reason, remedy }) {
  const li = make('li', {}, make('p', { textContent: reason }));
  if (COMMAND.test(remedy)) {
    const button = make('button', { type: 'button', className: 'copy' }, icon('copy'), 'Copy');
    button.append(make('span', { className: 'visually-hidden', textContent: ' the command' }));
    copies(button, () => remedy);
    const line = make('pre', { tabIndex: 0, ariaLabel: 'Command' }, make('code', { textContent: remedy }));
    li.append(make('div', { className: 'command' }, line, button));
  } else if (remedy) {
    li.append(make('p', { textContent: remedy }));
  }
  return li;
}
