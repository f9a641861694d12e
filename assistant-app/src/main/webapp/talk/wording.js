import { span } from '../admin/words.js';
import { Refused } from './failures.js';

const TOO_LONG = 'text_too_long';

/** What the pages say about a refusal, by the server's code. For other codes they show the server's own sentence. */
const WORDS = new Map([
  ['daily_limit_exceeded', 'This API key has no characters left for today.'],
  ['overloaded', 'The server is busy.'],
  ['rate_limit_exceeded', 'This API key has no requests left for the moment.'],
  ['server_stopping', 'The server is stopping.'],
  ['too_many_keys', 'Too many wrong API keys came from this address.'],
  ['too_many_logins', 'Too many wrong passwords were tried.'],
  ['too_many_slow_requests', 'The server is busy.'],
]);

/**
 * What went wrong, and when to try again, in sentences.
 *
 * @param {unknown} failure
 * @param {string} [text] the text of the request, if it had one
 * @returns {string}
 */
export function inSentences(failure, text = '') {
  if (!(failure instanceof Refused)) {
    return failure instanceof Error ? failure.message : String(failure);
  }
  const { code, limit, message, retryAfterSeconds: wait } = failure;
  const told = code === TOO_LONG && limit > 0 && text !== '' ? tooLong(text, limit) : (WORDS.get(code ?? '') ?? message);
  return wait > 0 && !/\btry again\b/i.test(told) ? `${told} Try again in ${duration(wait)}.` : told;
}

/**
 * @param {string} text
 * @param {number} most characters that the server takes
 */
export const tooLong = (text, most) =>
  `The text is too long: it has ${number(text.length)} characters, and this server takes at most ${number(most)}.`;

/** @param {number} count */
export const number = (count) => count.toLocaleString('en');

/** @param {number} seconds */
const duration = (seconds) => (seconds < 60 ? `${seconds} second${seconds === 1 ? '' : 's'}` : span(seconds));
