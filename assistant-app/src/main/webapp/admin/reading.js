import { announce } from '../talk/announce.js';
import { byId, make } from '../talk/elements.js';
import { languageName } from '../talk/voices.js';
import { correct } from './dictionary.js';
import { Rows, write } from './page.js';
import { speakSample } from './sample.js';
import { ask, reason } from './server.js';
import { cause, engine as called } from './words.js';

/** The origins of a word's phonemes, in words for people. */
const ORIGINS = new Map([
  ['lexicon', 'from the lexicon'],
  ['stem', 'from its stem in the lexicon'],
  ['rule', 'by rule'],
  ['espeak', 'guessed by eSpeak NG'],
  ['dictionary', 'from your dictionary'],
  ['override', 'as the text says'],
]);

const form = byId('reading-form', HTMLFormElement);
const text = byId('reading-text', HTMLTextAreaElement);
const language = byId('reading-language', HTMLSelectElement);
const play = byId('reading-play', HTMLButtonElement);
const player = byId('reading-player', HTMLAudioElement);
const heard = byId('reading-heard', HTMLElement);
const error = byId('reading-error', HTMLElement);
const sentences = byId('reading-sentences', HTMLElement);
const hint = byId('reading-hint', HTMLElement);

const engines = new Rows(byId('reading-engine', HTMLElement), (/** @type {any} */ engine) => engine.name, choice);

let engine = '';
let shown = false;
let asked = new AbortController();

/**
 * Offers the engines as buttons.
 *
 * @param {any} state
 */
export function showReading(state) {
  const known = state.engines ?? [];
  if (!known.some((/** @type {any} */ each) => each.name === engine)) {
    engine = state.backend?.in_force ?? known[0]?.name ?? '';
  }
  engines.show(known);
}

/**
 * Offers the languages of all voices.
 *
 * @param {any[]} voices
 */
export function offerReadingLanguages(voices) {
  const tags = new Set(voices.flatMap((voice) => voice.languages ?? []));
  const before = language.value || 'en-US';
  language.replaceChildren(
    ...[...tags]
      .map((tag) => new Option(languageName(tag), tag, false, tag === before))
      .sort((a, b) => a.text.localeCompare(b.text)),
  );
}

/** Reads the text again if it was read before, since the dictionary has changed. */
export async function readAgain() {
  if (shown) {
    await read();
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void read();
});
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});
language.addEventListener('change', () => {
  text.lang = language.value;
  void readAgain();
});
play.addEventListener('click', () => void speak());

/** @param {any} each */
function choice(each) {
  const element = make('button', { type: 'button', textContent: called(each.name) });
  element.addEventListener('click', () => {
    engine = each.name;
    announce(`Shows what ${called(engine)} would be given.`);
    document
      .querySelectorAll('#reading-engine button')
      .forEach((other) => other.setAttribute('aria-pressed', String(other === element)));
    void readAgain();
  });
  return { element, show: () => element.setAttribute('aria-pressed', String(each.name === engine)) };
}

async function read() {
  asked.abort();
  asked = new AbortController();
  write(error, '');
  text.removeAttribute('aria-invalid');
  try {
    const answer = await ask('v1/audio/phonemes', {
      method: 'POST',
      json: { model: engine, language: language.value, input: text.value },
      signal: asked.signal,
    });
    const found = answer?.sentences ?? [];
    sentences.replaceChildren(...found.map(sentence));
    hint.hidden = !found.some((/** @type {any} */ each) => each.words.length > 0);
    shown = true;
    announce(`${found.length === 1 ? 'One sentence' : `${found.length} sentences`}, as ${called(answer.engine)} reads them.`);
  } catch (failure) {
    refuse(failure);
  }
}

async function speak() {
  asked.abort();
  asked = new AbortController();
  write(error, '');
  write(heard, 'Speaking…');
  try {
    const request = { engine, voice: '', language: language.value, text: text.value };
    const spoken = await speakSample(request, asked.signal);
    URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(spoken.audio);
    player.hidden = false;
    write(
      heard,
      spoken.fallback
        ? `${called(spoken.engine)} spoke instead (${cause(spoken.fallback)}).`
        : `Spoken by ${called(spoken.engine)}.`,
    );
    await player.play().catch(() => {});
  } catch (failure) {
    refuse(failure);
  }
}

/** @param {unknown} failure */
function refuse(failure) {
  write(heard, '');
  if (failure instanceof DOMException && failure.name === 'AbortError') {
    return;
  }
  sentences.replaceChildren();
  hint.hidden = true;
  write(error, reason(failure));
  text.setAttribute('aria-invalid', 'true');
}

/** @param {any} each */
function sentence(each) {
  const item = make('li', { className: 'read' }, make('p', { className: 'normalized', textContent: each.normalized, lang: each.language }));
  if (each.phonemes) {
    item.append(make('p', { className: 'phonemes', textContent: each.phonemes, lang: 'und-fonipa' }));
  }
  if (each.words.length > 0) {
    item.append(
      make(
        'ul',
        { className: 'chips', ariaLabel: 'Words' },
        ...each.words.map((/** @type {any} */ word) => make('li', {}, chip(word, each.language))),
      ),
    );
  }
  if (each.tokens.length > 0) {
    item.append(
      make(
        'ul',
        { className: 'chips tokens', ariaLabel: 'Tokens' },
        ...each.tokens.map((/** @type {string} */ token) => make('li', { textContent: token })),
      ),
    );
  }
  return item;
}

/**
 * A word that can be corrected.
 *
 * @param {any} word
 * @param {string} tag of its language
 */
function chip(word, tag) {
  const origin = ORIGINS.get(word.origin) ?? word.origin;
  const element = make(
    'button',
    { type: 'button', className: 'chip', title: `${origin}; correct it` },
    make('b', { textContent: word.word, lang: tag }),
    make('span', { className: 'said', textContent: word.phonemes, lang: 'und-fonipa' }),
    make('small', { textContent: origin }),
  );
  element.dataset.origin = word.origin;
  element.addEventListener('click', () => correct({ language: tag, word: word.word, said: `/${word.phonemes}/` }));
  return element;
}
