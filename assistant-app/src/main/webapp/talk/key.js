import { byId } from './elements.js';

const STORED = 'assistant.key';

const dialog = byId('key', HTMLDialogElement);
const form = byId('key-form', HTMLFormElement);
const field = byId('key-field', HTMLInputElement);
const told = byId('key-told', HTMLElement);

/** @type {Promise<boolean> | undefined} */
let asking;

/** The API key that was given in this tab; empty if none was. */
export function key() {
  try {
    return sessionStorage.getItem(STORED) ?? '';
  } catch {
    return '';
  }
}

/**
 * Asks the user for a key; those who ask meanwhile get the same answer.
 *
 * @param {string} reason why, as the server says it
 * @returns {Promise<boolean>} whether one was given
 */
export function askForKey(reason) {
  asking ??= ask(reason).finally(() => (asking = undefined));
  return asking;
}

/**
 * @param {string} reason
 * @returns {Promise<boolean>}
 */
function ask(reason) {
  told.textContent = reason;
  field.value = '';
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
        }
        resolve(given !== '');
      },
      { once: true },
    );
  });
}

/** @param {string} given */
function keep(given) {
  try {
    sessionStorage.setItem(STORED, given);
  } catch {
    told.textContent = 'This browser keeps nothing for this page, so the key is lost.';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  dialog.close('given');
});
byId('key-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
