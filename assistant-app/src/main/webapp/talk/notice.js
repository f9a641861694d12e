import { announce } from './announce.js';
import { NO_KEY } from './api.js';
import { copies } from './copy-button.js';
import { byId, icon, make } from './elements.js';
import { endOffer, offerInstall } from './install.js';
import { changeKey } from './key.js';

const box = byId('notice', HTMLElement);
const title = byId('notice-title', HTMLElement);
const list = byId('notice-problems', HTMLElement);
const terminal = byId('notice-terminal', HTMLDetailsElement);
const enterKey = byId('notice-key', HTMLButtonElement);
const waits = byId('notice-waits', HTMLElement);
const server = byId('server', HTMLElement);
const serverText = byId('server-text', HTMLElement);

/** A remedy that starts like this is a command to copy. */
const COMMAND = /^(java|mvn|curl|pip|npm|docker|sudo|\.\/)/;

/** The code of a refusal because the request has a host name that is not configured. */
const FOREIGN_NAME = 'unknown_host';

let shown = '';

/** Hides the notice, since the server can speak. */
export function showReady() {
  if (!box.hidden) {
    announce('The server is ready. You can speak now.');
  }
  box.hidden = true;
  shown = '';
  endOffer();
  server.dataset.look = 'ready';
  serverText.textContent = 'Ready';
}

/**
 * Shows in plain words why the server does not speak. The page changes only if the words do, so that the next check does not
 * disturb a user who selects the command or listens to the notice.
 *
 * @param {import('./health.js').Health} health
 */
export function showNotReady(health) {
  const words = JSON.stringify(health);
  if (words === shown) {
    return;
  }
  shown = words;
  const codes = health.problems.map((problem) => problem.code);
  const keyless = codes.includes(NO_KEY);
  const missing = health.problems.filter((problem) => COMMAND.test(problem.remedy));
  const heading = !health.reachable
    ? 'The server can’t be reached'
    : keyless
      ? 'This server needs an API key'
      : codes.includes(FOREIGN_NAME)
        ? 'The server does not answer to this name'
        : missing.length > 0
          ? 'No voice is installed yet'
          : 'The voice is getting ready';
  title.textContent = heading;
  // problems that a command solves are shown with that command instead
  const told = health.problems.filter((problem) => !COMMAND.test(problem.remedy));
  list.replaceChildren(...told.map(item));
  list.hidden = keyless || told.length === 0;
  enterKey.hidden = !keyless;
  waits.hidden = keyless;
  terminal.replaceChildren(terminal.firstElementChild ?? '', ...missing.flatMap(missed));
  terminal.hidden = missing.length === 0;
  if (missing.length > 0) {
    offerInstall();
  } else {
    endOffer();
  }
  box.hidden = false;
  server.dataset.look = 'not-ready';
  serverText.textContent = health.reachable ? 'Not ready' : 'Not reachable';
  announce([heading, ...told.map((problem) => problem.reason.replace(/\.$/, ''))].join('. '));
}

/** @param {import('./health.js').Problem} problem */
function item({ reason, remedy }) {
  const li = make('li', {}, make('p', { textContent: reason }));
  if (remedy) {
    li.append(make('p', { textContent: remedy }));
  }
  return li;
}

/**
 * A missing model, and the command that fetches it.
 *
 * @param {import('./health.js').Problem} problem
 */
function missed({ reason, remedy: command }) {
  const button = make('button', { type: 'button', className: 'copy' }, icon('copy'), 'Copy');
  button.append(make('span', { className: 'visually-hidden', textContent: ' the command' }));
  copies(button, () => command);
  const line = make('pre', { tabIndex: 0, ariaLabel: 'Command' }, make('code', { textContent: command }));
  return [
    make('p', { className: 'quiet', textContent: reason.replace(`; fetch it with: ${command}`, '') }),
    make('div', { className: 'command' }, line, button),
  ];
}

enterKey.addEventListener('click', changeKey);
