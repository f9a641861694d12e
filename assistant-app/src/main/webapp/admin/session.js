import { Refused } from '../talk/failures.js';
import { byId } from '../talk/elements.js';
import { ask, onLoggedOut, reason } from './server.js';

const view = byId('login', HTMLElement);
const form = byId('login-form', HTMLFormElement);
const password = byId('password', HTMLInputElement);
const error = byId('login-error', HTMLElement);
const button = byId('login-button', HTMLButtonElement);
const board = byId('board', HTMLElement);
const who = byId('who', HTMLElement);
const logout = byId('logout', HTMLButtonElement);
const unlocked = byId('unlocked', HTMLElement);

const RETRY_MILLIS = 2_000;

/**
 * Shows the console to a user who may see it, and the login to others.
 *
 * @param {{ entered: () => void, left: () => void }} listener
 */
export function guard(listener) {
  onLoggedOut(() => lock(listener));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    error.textContent = '';
    if (password.value === '') {
      error.textContent = 'Type the password.';
      password.focus();
      return;
    }
    button.setAttribute('aria-busy', 'true');
    try {
      await ask('api/admin/login', { method: 'POST', json: { password: password.value } });
      password.value = '';
      await enter(listener);
    } catch (failure) {
      error.textContent = reason(failure);
      password.select();
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
  logout.addEventListener('click', async () => {
    let problem = '';
    try {
      await ask('api/admin/logout', { method: 'POST' });
    } catch (failure) {
      problem = failure instanceof Refused && failure.status === 401 ? '' : reason(failure);
    }
    lock(listener);
    error.textContent = problem;
  });
  void enter(listener);
}

/** @param {{ entered: () => void, left: () => void }} listener */
async function enter(listener) {
  /** @type {{ user?: string, open?: boolean }} */
  let session;
  try {
    session = await ask('api/admin/session');
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401) {
      error.textContent = button.hasAttribute('aria-busy')
        ? 'The browser did not keep the login. Does it block cookies?'
        : '';
    } else {
      document.documentElement.dataset.session = 'unknown';
      byId('unreachable', HTMLElement).textContent = reason(failure);
      setTimeout(() => void enter(listener), RETRY_MILLIS);
    }
    return;
  }
  if (!session?.user) {
    lock(listener);
    return;
  }
  document.documentElement.dataset.session = 'in';
  byId('unreachable', HTMLElement).textContent = '';
  view.hidden = true;
  board.hidden = false;
  unlocked.hidden = !session.open;
  who.textContent = session.open ? 'This machine' : session.user;
  logout.hidden = Boolean(session.open);
  listener.entered();
}

/** @param {{ left: () => void }} listener */
function lock(listener) {
  if (!view.hidden) {
    return;
  }
  document.documentElement.dataset.session = 'out';
  byId('unreachable', HTMLElement).textContent = '';
  view.hidden = false;
  board.hidden = true;
  who.textContent = '';
  logout.hidden = true;
  listener.left();
  password.focus();
}
