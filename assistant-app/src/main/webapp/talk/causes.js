/** Why another engine spoke, for people; the words are the server's. */
const CAUSES = new Map([
  ['budget', 'it took longer than it may'],
  ['queue-full', 'too much was waiting for it'],
  ['breaker-open', 'it failed too often lately'],
  ['not-ready', 'it is not ready'],
  ['engine-error', 'it failed'],
  ['language', 'it does not speak the language'],
  ['stalled', 'it fell silent in the middle of the sentence'],
]);

/** @param {string} cause */
export const inWords = (cause) => CAUSES.get(cause) ?? `of its trouble “${cause}”`;

/** How the engines that come with the server are written. */
const NAMES = new Map([
  ['kokoro', 'Kokoro'],
  ['xtts', 'XTTS'],
]);

/** @param {string} engine as the server calls it */
export const engineName = (engine) => NAMES.get(engine) ?? engine;
