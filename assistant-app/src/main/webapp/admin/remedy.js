import { copies } from '../talk/copy-button.js';
import { icon, make } from '../talk/elements.js';

/** A remedy that starts like this is a command to copy. */
const COMMAND = /^(java|mvn|curl|pip|npm|docker|sudo|asadmin|\.\/)/;

/**
 * Shows why something does not work and what to do about it. The page changes only if the words do.
 *
 * @param {HTMLElement} box
 * @param {string | null | undefined} reason
 * @param {string | null | undefined} remedy
 */
export function showRemedy(box, reason, remedy) {
  const words = JSON.stringify([reason, remedy]);
  if (box.dataset.words === words) {
    return;
  }
  box.dataset.words = words;
  box.replaceChildren();
  box.hidden = !reason && !remedy;
  if (reason) {
    box.append(make('p', { textContent: withoutCommand(reason, remedy) }));
  }
  if (remedy && COMMAND.test(remedy)) {
    const button = make('button', { type: 'button', className: 'copy' }, icon('copy'), 'Copy');
    button.append(make('span', { className: 'visually-hidden', textContent: ' the command' }));
    copies(button, () => remedy);
    const line = make('pre', { tabIndex: 0, role: 'group', ariaLabel: 'Command' }, make('code', { textContent: remedy }));
    box.append(make('div', { className: 'command' }, line, button));
  } else if (remedy) {
    box.append(make('p', { className: 'quiet', textContent: remedy }));
  }
}

/**
 * Removes the remedy from the end of a reason, so that it is not shown twice.
 *
 * @param {string} reason
 * @param {string | null | undefined} remedy
 */
function withoutCommand(reason, remedy) {
  const end = remedy ? reason.lastIndexOf(remedy) : -1;
  return end < 0 ? reason : reason.slice(0, end).replace(/[;,.]?[^;,.]*:\s*$/, '') || reason;
}
