import { byId } from './elements.js';

const STORED = 'assistant.key';

/** How many characters of a key are shown, so that users recognise theirs. */
const SHOWN = 4;

const dialog = byId('key', HTMLDialogElement);
const form = byId('key-form', HTMLFormElement);
const title = byId('key-title', HTMLElement);
const told = byId('key-told', HTMLElement);
const field = byId('key-field', HTMLInputElement);
const error = byId('key-error', HTMLElement);
const forget = byId('key-forget', HTMLButtonElement);
const chip = byId('key-chip', HTMLButtonElement);

/** The key if the browser stores nothing for this page. */
let unkept = '';

/** Whether the user has cancelled the question, which is then not asked again. */
let declined = false;

/** @type {Promise<boolean> | undefined} */
let asking;

/** @type {Set<() => void>} */
const listeners = new Set();

/** The API key entered in this tab; empty if there is none. */
export function key() {
  try {
    return sessionStorage.getItem(STORED) ?? unkept;
  } catch {
    return unkept;
  }
}

/**
 * Asks the user for a key. After a cancel only the user opens the dialog again. Requests that ask meanwhile get the same answer.
 *
 * @param {boolean} wrong whether the server has refused the current one
 * @returns {Promise<boolean>} whether a key was entered
 */
export function askForKey(wrong) {
  if (declined) {
    return Promise.resolve(false);
  }
  asking ??= ask('This server asks for an API key', wrong).finally(() => (asking = undefined));
  return asking;
}

/** Opens the dialog when the user asks for it. */
export function changeKey() {
  declined = false;
  asking ??= ask(key() === '' ? 'This server asks for an API key' : 'API key of this tab', false).finally(
    () => (asking = undefined),
  );
}

/** Waits until a key is entered or removed. */
export function keyChanged() {
  return new Promise((resolve) => {
    const listener = () => {
      listeners.delete(listener);
      resolve(undefined);
    };
    listeners.add(listener);
  });
}

/**
 * @param {string} heading
 * @param {boolean} wrong
 * @returns {Promise<boolean>}
 */
function ask(heading, wrong) {
  title.textContent = heading;
  told.textContent = key() === '' || wrong ? 'Whoever runs the server hands them out.' : `In use: ${ending(key())}.`;
  error.textContent = wrong ? 'The server does not know this key.' : '';
  field.setAttribute('aria-invalid', String(wrong));
  field.value = '';
  forget.hidden = key() === '' || wrong;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        const given = dialog.returnValue === 'given' ? field.value.trim() : '';
        field.value = '';
        if (given !== '') {
          keep(given);
        } else if (dialog.returnValue === 'forget') {
          keep('');
        } else {
          declined = true;
          if (wrong) {
            write('');
          }
        }
        showChip(true);
        resolve(given !== '');
      },
      { once: true },
    );
  });
}

/** @param {string} given empty to remove the key */
function keep(given) {
  write(given);
  listeners.forEach((listener) => listener());
}

/** @param {string} given */
function write(given) {
  unkept = given;
  try {
    if (given === '') {
      sessionStorage.removeItem(STORED);
    } else {
      sessionStorage.setItem(STORED, given);
    }
  } catch {
    // the variable keeps it until the page is closed
  }
}

/** @param {boolean} wanted whether the server asks for keys */
function showChip(wanted) {
  chip.hidden = !wanted;
  chip.textContent = key() === '' ? 'Enter API key' : `Key ${ending(key())}`;
}

/** @param {string} secret */
const ending = (secret) => (secret.length > 2 * SHOWN ? `…${secret.slice(-SHOWN)}` : '…');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  dialog.close('given');
});
forget.addEventListener('click', () => dialog.close('forget'));
byId('key-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
chip.addEventListener('click', changeKey);
showChip(key() !== '');
