import { announce } from './announce.js';
import { copy } from './clipboard.js';

const SHOWN_MILLIS = 1_600;

/**
 * Makes a button copy a text and confirm it.
 *
 * @param {HTMLButtonElement} button its first text node is the label
 * @param {() => string} text
 */
export function copies(button, text) {
  const word = /** @type {Text} */ (
    [...button.childNodes].find((node) => node instanceof Text && node.data.trim() !== '')
  );
  const before = word.data;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let shown;
  button.addEventListener('click', async () => {
    const copied = await copy(text());
    const told = copied ? 'Copied' : 'Not copied';
    word.data = told;
    announce(copied ? 'Copied.' : 'The browser did not allow copying.');
    clearTimeout(shown);
    shown = setTimeout(() => (word.data = before), SHOWN_MILLIS);
  });
}
