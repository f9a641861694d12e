import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
import { languageName } from '../talk/voices.js';
import { Rows, write } from './page.js';
import { ask, reason, send } from './server.js';
import { plural } from './words.js';

const PATH = 'api/admin/pronunciations';

const form = byId('entry-form', HTMLFormElement);
const language = byId('entry-language', HTMLInputElement);
const word = byId('entry-word', HTMLInputElement);
const said = byId('entry-said', HTMLInputElement);
const error = byId('entry-error', HTMLElement);
const fold = byId('dictionary', HTMLDetailsElement);
const summary = byId('dictionary-count', HTMLElement);
const none = byId('dictionary-none', HTMLElement);
const file = byId('dictionary-file', HTMLInputElement);
const fileError = byId('dictionary-error', HTMLElement);

const FIELDS = new Map([
  ['language', language],
  ['word', word],
  ['said', said],
]);

const rows = new Rows(
  byId('dictionary-list', HTMLElement),
  (/** @type {any} */ entry) => `${entry.language}\t${entry.word}`,
  row,
);

/** @type {() => Promise<void>} */
let changed = async () => {};

/** @param {() => Promise<void>} listener called when the dictionary has changed */
export function listenToDictionary(listener) {
  changed = listener;
}

/** Fetches the dictionary. */
export async function showDictionary() {
  const entries = (await ask(PATH))?.pronunciations ?? [];
  rows.show(entries);
  none.hidden = entries.length > 0;
  write(summary, `Dictionary: ${entries.length === 0 ? 'empty' : plural(entries.length, 'word')}`);
}

/**
 * Lets the operator enter the pronunciation of a word.
 *
 * @param {{ language: string, word: string, said: string }} entry
 */
export function correct(entry) {
  fold.open = true;
  language.value = entry.language;
  word.value = entry.word;
  said.value = entry.said;
  complain('', '');
  said.focus();
  said.select();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  complain('', '');
  const entry = { language: language.value.trim(), word: word.value.trim(), said: said.value.trim() };
  try {
    await ask(PATH, { method: 'PUT', json: entry });
    announce(`${entry.word} is in the dictionary.`);
    word.value = said.value = '';
    word.focus();
    await renew();
  } catch (failure) {
    complain(reason(failure), /** @type {any} */ (failure).param ?? '');
  }
});

file.addEventListener('change', async () => {
  const chosen = file.files?.[0];
  if (!chosen) {
    return;
  }
  write(fileError, '');
  try {
    const answer = await ask(`${PATH}/file`, { method: 'POST', text: await chosen.text() });
    announce(`${plural(answer.read, 'word')} read.`);
    await renew();
  } catch (failure) {
    write(fileError, reason(failure));
  }
  file.value = '';
});

byId('dictionary-save', HTMLButtonElement).addEventListener('click', async () => {
  write(fileError, '');
  try {
    const response = await send(`${PATH}/file`);
    const link = make('a', { href: URL.createObjectURL(await response.blob()), download: 'pronunciations.txt' });
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (failure) {
    write(fileError, reason(failure));
  }
});

async function renew() {
  await showDictionary();
  await changed();
}

/**
 * @param {string} message
 * @param {string} field
 */
function complain(message, field) {
  write(error, message);
  for (const [name, input] of FIELDS) {
    if (name === field) {
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    } else {
      input.removeAttribute('aria-invalid');
    }
  }
}

/** @param {any} entry */
function row(entry) {
  let now = entry;
  const how = make('span', { className: 'said' });
  const edit = make('button', { type: 'button', className: 'small', textContent: 'Edit', ariaLabel: `Edit ${entry.word}` });
  const remove = make('button', {
    type: 'button',
    className: 'small danger',
    textContent: 'Remove',
    ariaLabel: `Remove ${entry.word} of ${languageName(entry.language)}`,
  });
  edit.addEventListener('click', () => correct(now));
  remove.addEventListener('click', async () => {
    const query = new URLSearchParams({ language: now.language, word: now.word });
    try {
      await ask(`${PATH}?${query}`, { method: 'DELETE' });
      announce(`${now.word} is removed.`);
      await renew();
    } catch (failure) {
      write(fileError, reason(failure));
    }
  });
  const element = make(
    'li',
    { className: 'entry' },
    make('b', { textContent: entry.word, lang: entry.language }),
    how,
    make('span', { className: 'quiet', textContent: languageName(entry.language) }),
    make('span', { className: 'buttons' }, edit, remove),
  );
  return {
    element,
    /** @param {any} latest */
    show(latest) {
      now = latest;
      write(how, now.said);
    },
  };
}
