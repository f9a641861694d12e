import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
import { languageName } from '../talk/voices.js';
import { offerLanguages } from './clone.js';
import { Rows } from './page.js';
import { offerReadingLanguages } from './reading.js';
import { ask, reason } from './server.js';
import { voiceCard } from './voice-card.js';

const none = byId('voices-none', HTMLElement);
const error = byId('voices-error', HTMLElement);
const dialog = byId('forget', HTMLDialogElement);
const question = byId('forget-question', HTMLElement);
const agree = byId('forget-yes', HTMLButtonElement);

/** The languages of cloned voices if no engine reports them: those of XTTS v2. */
const LANGUAGES = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'pl',
  'tr',
  'ru',
  'nl',
  'cs',
  'ar',
  'zh-CN',
  'hu',
  'ko',
  'ja',
  'hi',
];

/** @type {Map<string, string[]>} */
let spoken = new Map();

const rows = new Rows(
  byId('voices', HTMLElement),
  (/** @type {any} */ voice) => voice.id,
  (/** @type {any} */ voice) =>
    voiceCard(voice, { languages: () => spoken.get(voice.id) ?? LANGUAGES, renamed: showVoices, forget }),
);

/** Fetches the cloned voices. */
export async function showVoices() {
  try {
    const [cloned, all] = await Promise.all([ask('api/admin/voices'), ask('v1/audio/voices').catch(() => null)]);
    const voices = cloned?.voices ?? [];
    spoken = new Map((all?.data ?? []).map((/** @type {any} */ each) => [each.id, each.languages ?? []]));
    rows.show(voices);
    offerReadingLanguages(all?.data ?? []);
    none.hidden = voices.length > 0;
    error.textContent = '';
    const engine = voices[0]?.engine ?? 'xtts';
    const known = (all?.data ?? []).find(
      (/** @type {any} */ each) => each.engine === engine && each.languages?.length > 1,
    );
    offerLanguages([...(known?.languages ?? LANGUAGES)].filter((each) => languageName(each)));
  } catch (failure) {
    error.textContent = reason(failure);
  }
}

/** @param {any} voice */
function forget(voice) {
  question.replaceChildren(
    'Delete the voice ',
    make('b', { textContent: voice.name }),
    '? Its recordings go with it, and it can’t be brought back.',
  );
  agree.textContent = `Delete ${voice.name}`;
  agree.value = voice.id;
  dialog.returnValue = '';
  dialog.showModal();
}

dialog.addEventListener('close', async () => {
  if (dialog.returnValue === '') {
    return;
  }
  try {
    await ask(`v1/audio/voices/${encodeURIComponent(dialog.returnValue)}`, { method: 'DELETE' });
    announce('The voice is deleted.');
    byId('voices-title', HTMLElement).focus();
  } catch (failure) {
    error.textContent = reason(failure);
    return;
  }
  await showVoices();
});
