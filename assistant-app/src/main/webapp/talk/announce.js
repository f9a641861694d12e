import { byId } from './elements.js';

const status = byId('status', HTMLElement);

/**
 * Tells a screen reader, when it has nothing else to say. Only for what can't be heard otherwise: the page itself speaks.
 *
 * @param {string} message
 */
export function announce(message) {
  // the same words twice are announced twice only if the text changes
  status.textContent = status.textContent === message ? `${message}\u00a0` : message;
}
