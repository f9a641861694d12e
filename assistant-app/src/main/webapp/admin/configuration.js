import { byId, make } from '../talk/elements.js';
import { sourceWords } from './backend.js';
import { write } from './page.js';
import { ask, reason } from './server.js';
import { named } from './setting-names.js';

const details = byId('configuration', HTMLDetailsElement);
const body = byId('configuration-body', HTMLElement);
const error = byId('configuration-error', HTMLElement);

details.addEventListener('toggle', () => void showConfiguration());

/** Fetches the value in force of every setting and shows it, only while the list is open. */
export async function showConfiguration() {
  if (!details.open) {
    return;
  }
  try {
    /** @type {any[]} */
    const settings = (await ask('api/admin/configuration'))?.settings ?? [];
    body.replaceChildren(...settings.map(row));
    write(error, '');
  } catch (failure) {
    write(error, reason(failure));
  }
}

/** @param {any} setting */
function row({ key, value, secret, set, source, meaning, default: preset }) {
  const { name, show } = named(key, meaning);
  const shown = secret ? (set ? 'set, not shown' : 'not set') : value ? show(value) : 'not set';
  const element = make(
    'tr',
    {},
    make('th', { scope: 'row' }, make('span', { textContent: name }), make('code', { textContent: key })),
    make('td', { textContent: shown }),
    make('td', { textContent: origin(source) }),
    make('td', { textContent: secret ? '' : preset ? show(preset) : 'not set' }),
  );
  element.dataset.changed = String(source !== 'default');
  return element;
}

/** @param {string} source */
const origin = (source) => (source === 'console' ? 'console' : sourceWords(source).replace(/^is (?:set (?:by|in) )?/, ''));
