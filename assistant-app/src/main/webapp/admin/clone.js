import { announce } from '../talk/announce.js';
import { Refused } from '../talk/failures.js';
import { byId, enable, enabled } from '../talk/elements.js';
import { languageName } from '../talk/voices.js';
import { chosenClips, forgetClips, addClip, listenToClips } from './clips.js';
import { forgetRecording, listenToMicrophone } from './microphone.js';
import { write } from './page.js';
import { ask, reason } from './server.js';

const form = byId('clone', HTMLFormElement);
const name = byId('clone-name', HTMLInputElement);
const language = byId('clone-language', HTMLSelectElement);
const speaker = byId('clone-speaker', HTMLInputElement);
const agreed = byId('clone-agreed', HTMLInputElement);
const proof = byId('clone-proof', HTMLInputElement);
const statement = byId('clone-statement', HTMLElement);
const sure = byId('clone-sure', HTMLInputElement);
const button = byId('clone-send', HTMLButtonElement);
const clipsError = byId('clips-error', HTMLElement);

/** Where the page shows the server's message about a field of the upload. */
const FIELDS = new Map(
  /** @type {[string, HTMLElement][]} */ ([
    ['name', name],
    ['language', language],
    ['consent', speaker],
    ['audio_sample', byId('clips', HTMLInputElement)],
  ]),
);

/** @param {() => void} cloned called when a voice was made */
export function listenToCloning(cloned) {
  agreed.value = today();
  agreed.max = today();
  listenToClips(() => write(clipsError, ''));
  listenToMicrophone(addClip);
  form.addEventListener('input', ({ target }) => {
    const control = /** @type {HTMLInputElement} */ (target);
    control.removeAttribute('aria-invalid');
    const error = document.getElementById(`${control.id}-error`);
    if (error) {
      write(error, '');
    }
    state();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (enabled(button)) {
      void send(cloned);
    }
  });
  state();
}

/** @param {string[]} languages that cloned voices speak, BCP 47 */
export function offerLanguages(languages) {
  if (language.options.length !== languages.length) {
    const chosen = language.value || navigator.language.split('-')[0];
    language.replaceChildren(
      ...languages
        .map((each) => new Option(languageName(each), each, false, each === chosen))
        .sort((a, b) => a.text.localeCompare(b.text)),
    );
  }
}

/** The text that is stored with the voice: who agreed to what, and when. */
function consent() {
  const how = proof.value.trim();
  const who = speaker.value.trim();
  const what = 'that a voice is made from these recordings and that this assistant speaks with it';
  return `${who} agreed on ${agreed.value} ${what}.${how ? ` Kept as: ${how}` : ''}`;
}

function state() {
  write(
    statement,
    speaker.value.trim() && agreed.value ? consent() : 'The statement appears here, as it will be stored.',
  );
}

/** @param {() => void} cloned */
async function send(cloned) {
  [...form.querySelectorAll('.error')].forEach((error) => write(error, ''));
  [...form.querySelectorAll('[aria-invalid]')].forEach((control) => control.removeAttribute('aria-invalid'));
  const wrong = [
    chosenClips().length === 0 && fail(FIELDS.get('audio_sample'), 'Choose or record at least one clip.'),
    name.value.trim() === '' && fail(name, 'Give the voice a name.'),
    speaker.value.trim() === '' && fail(speaker, 'Say who speaks and agreed.'),
    (agreed.value === '' || agreed.value > today()) && fail(agreed, 'Say when; not in the future.'),
    !sure.checked && fail(sure, 'Without the speaker’s consent no voice may be made.'),
  ].filter(Boolean);
  if (wrong.length > 0) {
    /** @type {HTMLElement} */ (wrong[0]).focus();
    return;
  }
  const body = new FormData();
  body.append('name', name.value.trim());
  body.append('language', language.value);
  body.append('consent', consent());
  chosenClips().forEach((clip) => body.append('audio_sample', clip, clip.name));
  enable(button, false);
  button.setAttribute('aria-busy', 'true');
  write(button, 'Learning the voice…');
  try {
    const voice = await ask('v1/audio/voices', { method: 'POST', form: body });
    announce(`The voice ${voice?.name ?? name.value} is there.`);
    form.reset();
    agreed.value = today();
    forgetClips();
    forgetRecording();
    state();
    /** @type {HTMLDetailsElement} */ (form.closest('details')).open = false;
    cloned();
    byId('voices-title', HTMLElement).focus();
  } catch (failure) {
    const field = FIELDS.get((failure instanceof Refused && failure.param) || '');
    if (field) {
      fail(field, reason(failure)).focus();
    } else {
      write(byId('clone-error', HTMLElement), reason(failure));
    }
  } finally {
    enable(button, true);
    button.removeAttribute('aria-busy');
    write(button, 'Make the voice');
  }
}

/**
 * @param {HTMLElement | undefined} control
 * @param {string} message
 */
function fail(control, message) {
  const field = /** @type {HTMLElement} */ (control);
  field.setAttribute('aria-invalid', 'true');
  write(byId(`${field.id}-error`, HTMLElement), message);
  return field;
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - 60_000 * now.getTimezoneOffset()).toISOString().slice(0, 10);
}
