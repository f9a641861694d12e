/** Why another engine spoke, in words for people, by the server's cause. */
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
