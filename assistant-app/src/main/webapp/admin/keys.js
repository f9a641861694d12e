import { announce } from '../talk/announce.js';
import { copies } from '../talk/copy-button.js';
import { byId, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { ask, reason } from './server.js';
import { plural } from './words.js';

const PATH = 'api/admin/keys';

const told = byId('keys-told', HTMLElement);
const form = byId('new-key-form', HTMLFormElement);
const name = byId('new-key-name', HTMLInputElement);
const error = byId('new-key-error', HTMLElement);
const made = byId('new-key', HTMLElement);
const madeTold = byId('new-key-told', HTMLElement);
const madeText = byId('new-key-text', HTMLElement);
const dialog = byId('revoke', HTMLDialogElement);
const question = byId('revoke-question', HTMLElement);
const agree = byId('revoke-yes', HTMLButtonElement);

/** The inputs by the names of the fields of a request. */
const FIELDS = new Map([
  ['name', name],
  ['requests_per_minute', byId('new-key-requests', HTMLInputElement)],
  ['characters_per_day', byId('new-key-characters', HTMLInputElement)],
]);

const rows = new Rows(byId('keys', HTMLElement), (/** @type {any} */ key) => key.name, row);

/** Fetches the keys, and lets the operator make some if there is a file for them. */
export async function showKeys() {
  const { keys, changeable } = await ask(PATH);
  rows.show(keys);
  form.hidden = !changeable;
  write(
    told,
    keys.length > 0
      ? ''
      : changeable
        ? 'There is no API key yet, so that only operators may use the speech API.'
        : 'No API key is configured: whoever reaches the server may use the speech API. ' +
          'Set assistant.api.keys-file to a file, and keys can be made here.',
  );
  told.hidden = keys.length > 0;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  complain('', '');
  made.hidden = true;
  /** @type {Record<string, string | number>} */
  const wanted = { name: name.value.trim() };
  for (const [field, input] of FIELDS) {
    if (field !== 'name' && input.value.trim() !== '') {
      const value = Number(input.value.trim());
      if (!Number.isInteger(value) || value < 0) {
        complain('Type a whole number, 0 for no limit.', field);
        return;
      }
      wanted[field] = value;
    }
  }
  try {
    const key = await ask(PATH, { method: 'POST', json: wanted });
    write(madeTold, `The key of ${key.name}. Copy it now: it is not shown again.`);
    write(madeText, key.key);
    made.hidden = false;
    FIELDS.forEach((input) => (input.value = ''));
    await showKeys();
  } catch (failure) {
    complain(reason(failure), /** @type {any} */ (failure).param ?? '');
  }
});

dialog.addEventListener('close', async () => {
  if (dialog.returnValue === '') {
    return;
  }
  try {
    await ask(`${PATH}/${encodeURIComponent(dialog.returnValue)}`, { method: 'DELETE' });
    announce('The key is revoked.');
    made.hidden = true;
    await showKeys();
  } catch (failure) {
    complain(reason(failure), '');
  }
});

copies(byId('new-key-copy', HTMLButtonElement), () => madeText.textContent ?? '');

/**
 * @param {string} message
 * @param {string} field
 */
function complain(message, field) {
  write(error, message);
  for (const [each, input] of FIELDS) {
    if (each === field) {
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    } else {
      input.removeAttribute('aria-invalid');
    }
  }
}

/** @param {any} key */
function row(key) {
  const limits = make('span', { className: 'said' });
  const used = make('span', { className: 'quiet' });
  const revoke = make('button', {
    type: 'button',
    className: 'small danger',
    textContent: 'Revoke',
    ariaLabel: `Revoke the key of ${key.name}`,
  });
  revoke.addEventListener('click', () => {
    question.replaceChildren('Revoke the key of ', make('b', { textContent: key.name }), '? Whoever uses it is refused at once.');
    agree.value = key.name;
    dialog.returnValue = '';
    dialog.showModal();
  });
  const element = make(
    'li',
    { className: 'entry' },
    make('b', { textContent: key.name }),
    limits,
    used,
    make('span', { className: 'buttons' }, key.changeable ? revoke : make('span', { className: 'quiet', textContent: 'in the configuration' })),
  );
  return {
    element,
    /** @param {any} latest */
    show(latest) {
      write(limits, limitWords(latest));
      write(used, `${plural(latest.characters_today, 'character')} today`);
    },
  };
}

/** @param {any} key */
function limitWords({ requests_per_minute: requests, characters_per_day: characters, concurrent }) {
  const words = [
    requests > 0 ? `${plural(requests, 'request')} a minute` : '',
    characters > 0 ? `${plural(characters, 'character')} a day` : '',
    concurrent > 0 ? `${plural(concurrent, 'text')} at once` : '',
  ].filter((each) => each !== '');
  return words.length > 0 ? words.join(', ') : 'no limits';
}
