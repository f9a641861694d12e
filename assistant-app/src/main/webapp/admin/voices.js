import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
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

/** @type {Map<string, string[]>} */
let spoken = new Map();

const rows = new Rows(
  byId('voices', HTMLElement),
  (/** @type {any} */ voice) => voice.id,
  (/** @type {any} */ voice) =>
    voiceCard(voice, { languages: () => spoken.get(voice.id) ?? [voice.language], renamed: showVoices, forget }),
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
    offerLanguages(cloned?.languages ?? []);
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
