import { announce } from '../talk/announce.js';
import { make } from '../talk/elements.js';
import { languageName } from '../talk/voices.js';
import { write } from './page.js';
import { sentence } from '../talk/samples.js';
import { speakSample } from './sample.js';
import { ask, reason } from './server.js';
import { cause, engine as called, moment, plural } from './words.js';

/**
 * A cloned voice that can be heard, renamed and deleted.
 *
 * @typedef {object} VoiceActions
 * @property {() => string[]} languages that it speaks, BCP 47
 * @property {() => Promise<void>} renamed
 * @property {(voice: any) => void} forget
 *
 * @param {any} voice
 * @param {VoiceActions} actions
 */
export function voiceCard(voice, actions) {
  let now = voice;
  const id = `voice-${voice.id}`;
  const title = make('h3');
  const told = make('p', { className: 'quiet' });
  const consent = make('blockquote');
  const stored = make('p', { className: 'quiet' });
  const error = make('p', { className: 'error', role: 'alert', id: `${id}-error` });
  const listen = button('Listen');
  const rename = button('Rename');
  const forget = button('Delete', 'danger');
  const buttons = make('div', { className: 'buttons' }, listen, rename, forget);
  const naming = renaming();
  const hearing = sample();
  listen.setAttribute('aria-expanded', 'false');
  listen.addEventListener('click', () => {
    hearing.hidden = !hearing.hidden;
    listen.setAttribute('aria-expanded', String(!hearing.hidden));
    if (!hearing.hidden) {
      hearing.querySelector('select')?.focus();
    }
  });
  rename.addEventListener('click', () => {
    const input = /** @type {HTMLInputElement} */ (naming.elements.namedItem('name'));
    naming.hidden = false;
    input.value = now.name;
    input.select();
  });
  forget.addEventListener('click', () => actions.forget(now));
  const element = make(
    'li',
    { className: 'card voice' },
    title,
    told,
    consent,
    stored,
    buttons,
    naming,
    hearing,
    error,
  );
  return { element, show };

  /** @param {any} latest */
  function show(latest) {
    now = latest;
    write(title, now.name);
    const pitch = now.pitch_hz ? `${Math.round(now.pitch_hz)} Hz` : '';
    const sex = now.sex === 'unknown' ? '' : now.sex;
    const clips = now.recordings ? plural(now.recordings, 'recording') : '';
    write(
      told,
      [called(now.engine), now.language && languageName(now.language), sex, pitch, clips].filter(Boolean).join(' · '),
    );
    write(consent, now.consent || 'No consent statement was stored.');
    consent.dataset.missing = String(!now.consent);
    write(stored, now.created ? `Stored on ${moment(now.created)}` : '');
    for (const [each, what] of /** @type {const} */ ([
      [listen, 'Listen to'],
      [rename, 'Rename'],
      [forget, 'Delete'],
    ])) {
      each.setAttribute('aria-label', `${what} ${now.name}`);
    }
  }

  function renaming() {
    const input = make('input', {
      name: 'name',
      type: 'text',
      required: true,
      autocomplete: 'off',
      ariaLabel: 'New name',
    });
    const cancel = button('Cancel');
    const form = make(
      'form',
      { className: 'inline', hidden: true, noValidate: true },
      input,
      button('Save', 'primary', 'submit'),
      cancel,
    );
    const close = () => {
      form.hidden = true;
      write(error, '');
      rename.focus();
    };
    cancel.addEventListener('click', close);
    form.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        await ask(`api/admin/voices/${encodeURIComponent(now.id)}`, {
          method: 'PATCH',
          json: { name: input.value.trim() },
        });
        announce(`The voice is called ${input.value.trim()} now.`);
        close();
        await actions.renamed();
      } catch (failure) {
        write(error, reason(failure));
        input.focus();
      }
    });
    return form;
  }

  function sample() {
    const language = make('select', { id: `${id}-language`, ariaLabel: 'Language' });
    const text = make('input', { type: 'text', ariaLabel: 'Sentence', autocomplete: 'off' });
    const player = make('audio', { controls: true, hidden: true, ariaLabel: 'The sample' });
    const heard = make('p', { className: 'quiet', role: 'status' });
    const form = make(
      'form',
      { className: 'sample', hidden: true, noValidate: true },
      make('div', { className: 'select' }, language),
      text,
      button('Speak', 'primary', 'submit'),
      player,
      heard,
    );
    let asked = new AbortController();
    const suggest = () => {
      text.value = sentence(language.value);
      text.lang = language.value;
    };
    language.replaceChildren(
      ...[...actions.languages()]
        .map(
          (each) => new Option(languageName(each), each, false, each.split('-')[0] === voice.language?.split('-')[0]),
        )
        .sort((a, b) => a.text.localeCompare(b.text)),
    );
    suggest();
    language.addEventListener('change', suggest);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      asked.abort();
      asked = new AbortController();
      write(error, '');
      write(heard, 'Speaking…');
      try {
        const request = { engine: now.engine, voice: now.id, language: language.value, text: text.value };
        const { audio, engine, fallback } = await speakSample(request, asked.signal);
        URL.revokeObjectURL(player.src);
        player.src = URL.createObjectURL(audio);
        player.hidden = false;
        write(heard, fallback ? standIn(engine, fallback) : `Spoken by ${called(engine)}.`);
        await player.play().catch(() => {});
      } catch (failure) {
        write(heard, '');
        write(error, reason(failure));
      }
    });
    return form;
  }
}

/**
 * The message that another engine spoke and not this voice.
 *
 * @param {string} engine
 * @param {string} fallback
 */
function standIn(engine, fallback) {
  return fallback === 'not-ready'
    ? `Not this voice: its engine is still loading, so ${called(engine)} spoke. Try again in a moment.`
    : `Not this voice: ${called(engine)} spoke instead (${cause(fallback)}).`;
}

/**
 * @param {string} word
 * @param {string} [kind]
 * @param {'button' | 'submit'} [type]
 */
function button(word, kind = '', type = 'button') {
  return make('button', { type, className: `small ${kind}`.trim(), textContent: word });
}
