import { byId } from './elements.js';

const status = byId('status', HTMLElement);

/**
 * Announces a message through a screen reader once it is idle. Only for what can't be heard otherwise, since the page itself
 * speaks.
 *
 * @param {string} message
 */
export function announce(message) {
  // a repeated message is announced again only if the text changes
  status.textContent = status.textContent === message ? `${message}\u00a0` : message;
}
