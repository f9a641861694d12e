import { inWords } from './causes.js';
import { byId, make } from './elements.js';

const box = byId('reply-box', HTMLElement);
const title = byId('reply-title', HTMLElement);
const paragraph = byId('reply', HTMLElement);

/**
 * The spoken text, with the current sentence marked. A click on a sentence that has arrived plays from it; the position slider
 * does the same from the keyboard. It is no live region, since a screen reader would talk over the voice.
 */
export class ReplyText {
  #shown = '';
  /** @type {HTMLElement[]} */
  #sentences = [];

  /** @param {(sentence: number) => void} jump */
  constructor(jump) {
    paragraph.addEventListener('click', ({ target }) => {
      const sentence = this.#sentences.indexOf(/** @type {HTMLElement} */ (target));
      if (sentence >= 0 && this.#sentences[sentence].classList.contains('there')) {
        jump(sentence);
      }
    });
  }

  /** The number of sentences to be heard. */
  get count() {
    return this.#sentences.filter((sentence) => sentence.textContent !== '').length;
  }

  /**
   * @param {import('./utterance.js').Utterance | null} utterance
   * @param {number} position of the sample being heard
   * @param {boolean} speaking
   */
  show(utterance, position, speaking) {
    const reply = utterance?.words ?? '';
    box.hidden = reply === '';
    title.textContent = utterance?.request.mode === 'read' ? 'Text' : 'Reply';
    const told = utterance?.sentenceTexts ?? [];
    const key = `${told.length}\n${reply}`;
    if (key !== this.#shown) {
      this.#shown = key;
      const texts = sentences(reply, told);
      this.#sentences = texts.map((text) => make('span', { className: 'sentence' }, text.trim()));
      paragraph.replaceChildren(
        ...texts.flatMap((text, i) => [leading(text), this.#sentences[i], text.slice(text.trimEnd().length)]),
      );
      paragraph.lang = utterance?.request.voice.language ?? '';
    }
    const spoken = speaking && utterance ? utterance.sentenceAt(position) : -1;
    this.#sentences.forEach((sentence, i) => {
      this.#mark(sentence, i === spoken);
      const cause = utterance?.fallbackOf(i);
      sentence.classList.toggle('there', i < told.length && told[i] !== '');
      sentence.classList.toggle('stood-in', Boolean(cause));
      sentence.title = cause ? `Spoken by another engine, because ${inWords(cause)}.` : '';
    });
  }

  /**
   * @param {HTMLElement} sentence
   * @param {boolean} spoken
   */
  #mark(sentence, spoken) {
    if (spoken !== sentence.hasAttribute('aria-current')) {
      if (spoken) {
        sentence.setAttribute('aria-current', 'true');
        keepInView(sentence);
      } else {
        sentence.removeAttribute('aria-current');
      }
    }
  }
}

/**
 * The white space before a text; empty if there is no other text.
 *
 * @param {string} text
 */
function leading(text) {
  return text.trim() === '' ? '' : text.slice(0, text.length - text.trimStart().length);
}

/**
 * Scrolls only the reply to a sentence.
 *
 * @param {HTMLElement} sentence
 */
function keepInView(sentence) {
  const inner = sentence.getBoundingClientRect();
  const outer = paragraph.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    paragraph.scrollTop += inner.top - outer.top;
  }
}

/**
 * Splits the spoken text into sentences: by the sentence texts that the server sent, and the rest by the rules of the language.
 *
 * @param {string} reply
 * @param {(string | undefined)[]} told
 * @returns {string[]} the sentences, which joined are the reply
 */
export function sentences(reply, told) {
  const found = [];
  let end = 0;
  for (const text of told) {
    if (text === '') {
      found.push('');
      continue;
    }
    const start = text ? reply.indexOf(text.trim(), end) : -1;
    if (!text || start < 0) {
      return bySegmenter(reply);
    }
    const next = start + text.trim().length;
    found.push(reply.slice(end, next));
    end = next;
  }
  return [...found, ...bySegmenter(reply.slice(end))];
}

/** @param {string} text */
function bySegmenter(text) {
  return Intl.Segmenter
    ? [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)].map((each) => each.segment)
    : [text];
}
