import { byId, enable, enabled, icon, make } from './elements.js';
import { engineName } from './engine-name.js';
import { draft, keepDraft, recall, remember } from './preferences.js';
import { samples, sentence } from './samples.js';
import { languageOfScript } from './script.js';
import { VoiceSearch } from './voice-search.js';
import { defaultVoice, grouped, languageName, languages, preferred } from './voices.js';
import { number, tooLong } from './wording.js';

const form = byId('form', HTMLFormElement);
const modes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name=mode]')]);
const prompt = byId('prompt', HTMLElement);
const text = byId('text', HTMLTextAreaElement);
const offers = byId('samples', HTMLElement);
const pickers = byId('pickers', HTMLFieldSetElement);
const language = byId('language', HTMLSelectElement);
const voice = byId('voice', HTMLSelectElement);
const hear = byId('try', HTMLButtonElement);
const speed = byId('speed', HTMLInputElement);
const speedText = byId('speed-text', HTMLOutputElement);
const speak = byId('speak', HTMLButtonElement);
const speakText = byId('speak-text', HTMLElement);
const speakKeys = byId('speak-keys', HTMLElement);
const count = byId('count', HTMLElement);
const formError = byId('form-error', HTMLElement);
const script = byId('script', HTMLElement);
const scriptText = byId('script-text', HTMLElement);
const scriptButton = byId('script-button', HTMLButtonElement);
const skills = byId('skills', HTMLElement);
const save = byId('save', HTMLButtonElement);
const saveBox = byId('save-box', HTMLElement);

/** The control of each field of the request; other fields concern the whole form. */
const CONTROLS = new Map([
  ['input', 'text'],
  ['text', 'text'],
  ['voice', 'voice'],
  ['language', 'language'],
  ['speed', 'speed'],
]);

const NOT_READY = 'The server is not ready yet.';

const MODES = {
  read: { prompt: 'What should I say?', placeholder: 'Type or paste some text', button: 'Speak' },
  ask: { prompt: 'What would you like to know?', placeholder: 'Ask a question', button: 'Ask' },
};

/**
 * The form with the text, the voice and the button; makes the request that the user chose.
 *
 * @typedef {object} FormListener
 * @property {(request: import('./api.js').SpeechRequest, asked: number) => void} asked the user wants this to be spoken
 * @property {(request: import('./api.js').SpeechRequest | null) => void} changed the form describes another request
 */
export class Form {
  #listener;
  #choices = recall();
  /** @type {import('./voices.js').Voice[]} */
  #voices = [];
  /** The name of the engine in force. */
  #engine = '';
  /** @type {import('./voices.js').Voice | undefined} what is spoken with if a request names no voice */
  #default;
  #search = new VoiceSearch(({ voice: found, language: spoken }) => {
    this.#choices.voices[spoken] = found.id;
    this.#speakIn(spoken);
    voice.focus();
  });
  #languageModel = true;
  /** The most characters that the server takes; 0 if that is unknown. */
  #mostCharacters = 0;

  /** @param {FormListener} listener */
  constructor(listener) {
    this.#listener = listener;
    modes.forEach((mode) => (mode.checked = mode.value === this.#choices.mode));
    speed.value = String(this.#choices.speed);
    text.value = draft();
    speakKeys.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ ↵' : 'Ctrl ↵';
    this.#listen();
    this.#refresh();
  }

  /**
   * Fills the pickers and lets the user speak.
   *
   * @param {import('./voices.js').Voice[]} voices at least one
   * @param {{ engine: string, languageModel: boolean, mostCharacters: number }} abilities of the server, and its engine in force
   */
  open(voices, { engine, languageModel, mostCharacters }) {
    this.#voices = voices;
    this.#engine = engine;
    this.#languageModel = languageModel;
    this.#mostCharacters = mostCharacters;
    const known = languages(voices);
    const chosen = [this.#choices.language, preferred(voices).language].find((each) => known.includes(each)) ?? known[0];
    language.replaceChildren(...known.map((each) => new Option(languageName(each), each, false, each === chosen)));
    this.#listVoices();
    pickers.disabled = false;
    enable(speak, true);
    enable(save, true);
    if (formError.textContent === NOT_READY) {
      formError.textContent = '';
    }
    this.#refresh();
  }

  /** Disables the form until it is opened again; the choices stay. */
  close() {
    pickers.disabled = true;
    enable(speak, false);
    enable(save, false);
  }

  /**
   * Restores an earlier request.
   *
   * @param {import('./api.js').SpeechRequest} request
   */
  restore(request) {
    text.value = request.text;
    modes.forEach((mode) => (mode.checked = mode.value === request.mode));
    speed.value = String(request.speed);
    this.#choices.voices[request.voice.language] = request.voice.id;
    this.#speakIn(request.voice.language);
  }

  /** @param {string} wanted one of the languages of the voices */
  #speakIn(wanted) {
    language.value = wanted;
    this.#listVoices();
    this.#forgive();
    this.#keep();
    this.#refresh();
  }

  /** The request that the form describes now; null before the voices are known. */
  get request() {
    const chosen = [this.#default, ...this.#voices].find((each) => each?.id === voice.value);
    return chosen
      ? {
          mode: this.#choices.mode,
          text: text.value.trim(),
          voice: { ...chosen, language: language.value },
          speed: this.#choices.speed,
        }
      : null;
  }

  /**
   * Shows an error next to the control that it concerns.
   *
   * @param {string} message
   * @param {string | null} [param] the field of the request
   */
  fail(message, param = null) {
    const control = CONTROLS.get(param ?? '') ?? 'form';
    byId(`${control}-error`, HTMLElement).textContent = message;
    if (control !== 'form') {
      byId(control, HTMLElement).setAttribute('aria-invalid', 'true');
    }
  }

  /** @param {number} now when the user asked, as of `performance.now()` */
  submit(now) {
    this.#forgive();
    const request = this.request;
    if (!enabled(speak) || !request) {
      this.fail(NOT_READY);
    } else if (request.text === '') {
      this.fail(request.mode === 'read' ? 'Type something to say.' : 'Type a question.', 'text');
      text.focus();
    } else if (this.#isTooLong(request.text)) {
      this.fail(tooLong(request.text, this.#mostCharacters), 'text');
      text.focus();
    } else {
      this.#listener.asked(request, now);
    }
  }

  /** @param {string} spoken */
  #isTooLong(spoken) {
    return this.#mostCharacters > 0 && spoken.length > this.#mostCharacters;
  }

  #listen() {
    // the browser fires the submit event only after the click is handled; the user's wait began with the click
    let clicked = 0;
    speak.addEventListener('click', (event) => (clicked = event.timeStamp));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit(clicked || event.timeStamp);
      clicked = 0;
    });
    hear.addEventListener('click', (event) => {
      const request = this.request;
      if (request) {
        this.#forgive();
        this.#listener.asked({ ...request, mode: 'read', text: sentence(request.voice.language) }, event.timeStamp);
      }
    });
    language.addEventListener('change', () => this.#speakIn(language.value)); // tools that fill in forms may fire no input event
    form.addEventListener('input', ({ target }) => {
      if (target === language) {
        this.#listVoices();
      }
      this.#forgive(/** @type {HTMLElement} */ (target).id);
      keepDraft(text.value);
      this.#keep();
      this.#refresh();
    });
  }

  #keep() {
    const choices = this.#choices;
    choices.mode = modes[1].checked ? 'ask' : 'read';
    choices.speed = Number(speed.value);
    if (this.#voices.length > 0) {
      choices.language = language.value;
      choices.voices[language.value] = voice.value;
    }
    remember(choices);
  }

  #listVoices() {
    const groups = grouped(this.#voices, language.value);
    const here = groups.flatMap((group) => group.voices);
    this.#default = defaultVoice(this.#voices, this.#engine, language.value);
    const wanted = this.#choices.voices[language.value];
    const chosen = [this.#default, ...here].find((each) => each?.id === wanted) ?? preferred(here);
    /** @param {import('./voices.js').Voice} each @param {string} [label] */
    const option = (each, label = each.name) => new Option(label, each.id, each === chosen, each === chosen);
    voice.replaceChildren(
      ...(this.#default ? [option(this.#default, `Default voice (now ${engineName(this.#engine)})`)] : []),
      ...groups.map((group) =>
        make('optgroup', { label: group.heading }, ...group.voices.map((each) => option(each))),
      ),
    );
  }

  #refresh() {
    const { mode } = this.#choices;
    prompt.textContent = MODES[mode].prompt;
    text.placeholder = MODES[mode].placeholder;
    text.lang = this.#voices.length > 0 ? language.value : '';
    speakText.textContent = MODES[mode].button;
    speedText.textContent = `${Number(speed.value)}×`;
    speed.setAttribute('aria-valuetext', `${Number(speed.value)} times`);
    this.#count(text.value.trim());
    saveBox.hidden = mode === 'ask';
    skills.hidden = mode === 'read' || this.#languageModel;
    this.#search.show(this.#voices, language.value);
    this.#offer();
    this.#tellScript();
    this.#listener.changed(this.request);
  }

  /**
   * Shows the length of the text as the server counts it, and the limit if it is too long.
   *
   * @param {string} spoken
   */
  #count(spoken) {
    const { length } = spoken;
    const tooMany = this.#isTooLong(spoken);
    const words = `character${length === 1 ? '' : 's'}`;
    const limit = tooMany ? ` of at most ${number(this.#mostCharacters)}` : '';
    count.textContent = length === 0 ? '' : `${number(length)}${limit} ${words}`;
    count.classList.toggle('over', tooMany);
  }

  /** Tells the user if the text is not in the script of the chosen language, and offers the right language. */
  #tellScript() {
    const wanted = this.#voices.length > 0 ? languageOfScript(text.value, language.value) : undefined;
    script.hidden = wanted === undefined;
    if (wanted !== undefined) {
      const spoken = languages(this.#voices).find((each) => each.split('-')[0] === wanted);
      const chosen = this.#voices.find((each) => each.id === voice.value);
      scriptText.textContent =
        `This text looks like ${languageName(wanted)}; ${chosen?.name ?? 'the default voice'} speaks ` +
        `${languageName(language.value)}.${spoken ? '' : ` No voice here speaks ${languageName(wanted)}.`}`;
      scriptButton.hidden = spoken === undefined;
      scriptButton.textContent = spoken ? `Speak ${languageName(spoken)}` : '';
      scriptButton.onclick = () => {
        this.#speakIn(spoken ?? language.value);
        text.focus();
      };
    }
  }

  /** Offers samples while the box is empty. */
  #offer() {
    const sentences = text.value === '' && this.#voices.length > 0 ? samples(this.#choices.mode, language.value) : [];
    offers.replaceChildren(
      ...sentences.map((sample) => {
        const button = make(
          'button',
          { type: 'button', lang: sample.language, dir: 'auto' },
          icon('play'),
          sample.text,
        );
        button.addEventListener('click', (event) => {
          text.value = sample.text;
          keepDraft(sample.text);
          this.#refresh();
          // the button has disappeared: the focus follows its text
          text.focus();
          this.submit(event.timeStamp);
        });
        return button;
      }),
    );
  }

  /** @param {string} [control] all controls if absent */
  #forgive(control) {
    for (const each of new Set([...CONTROLS.values(), 'form'])) {
      if (control === undefined || each === control || each === 'form') {
        byId(`${each}-error`, HTMLElement).textContent = '';
        byId(each, HTMLElement).removeAttribute('aria-invalid');
      }
    }
  }
}
