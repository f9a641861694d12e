import { engineName } from '../talk/engine-name.js';

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });

/** Shown if nothing was measured. */
export const NOTHING = '–';

/** @param {number | null | undefined} value */
const missing = (value) => value === null || value === undefined || !Number.isFinite(value);

/** @param {number | null | undefined} value */
export const count = (value) => (missing(value) ? NOTHING : integers.format(/** @type {number} */ (value)));

/** @param {number | null | undefined} millis */
export function milliseconds(millis) {
  if (missing(millis)) {
    return NOTHING;
  }
  const value = /** @type {number} */ (millis);
  return value < 1_000 ? `${integers.format(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** @param {number | null | undefined} factor time to make the audio, divided by its length */
export const factor = (factor) => (missing(factor) ? NOTHING : `${/** @type {number} */ (factor).toFixed(2)}×`);

/** @param {number | null | undefined} value 0 to 100 */
export function percent(value) {
  if (missing(value)) {
    return NOTHING;
  }
  // 99.96 must not be shown as 100
  const shown = Math.floor(10 * /** @type {number} */ (value)) / 10;
  return `${Number.isInteger(shown) ? shown : shown.toFixed(1)} %`;
}

/** @param {number | null | undefined} size in bytes */
export function bytes(size) {
  if (missing(size)) {
    return NOTHING;
  }
  const value = /** @type {number} */ (size);
  return value < 1e6
    ? `${integers.format(value / 1e3)} kB`
    : value < 1e9
      ? `${integers.format(value / 1e6)} MB`
      : `${(value / 1e9).toFixed(2)} GB`;
}

/** @param {number | null | undefined} size in megabytes */
export const megabytes = (size) => (missing(size) ? NOTHING : bytes(/** @type {number} */ (size) * 1e6));

/** @param {number | null | undefined} time in seconds */
export function span(time) {
  if (missing(time)) {
    return NOTHING;
  }
  const seconds = Math.max(0, Math.floor(/** @type {number} */ (time)));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) {
    return `${Math.floor(hours / 24)} days`;
  }
  if (hours > 0) {
    return `${hours} h ${minutes % 60} min`;
  }
  return minutes >= 10 ? `${minutes} min` : minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** @param {string | number | undefined} when ISO 8601, or milliseconds of the epoch */
export const time = (when) => (valid(when) ? clock.format(new Date(/** @type {string} */ (when))) : NOTHING);

/** @param {string | undefined} when ISO 8601 */
export const date = (when) => (valid(when) ? dates.format(new Date(/** @type {string} */ (when))) : NOTHING);

/** @param {string | undefined} when ISO 8601 */
export const moment = (when) => (valid(when) ? moments.format(new Date(/** @type {string} */ (when))) : NOTHING);

/** @param {string | number | undefined} when */
const valid = (when) => when !== undefined && when !== null && !Number.isNaN(new Date(when).getTime());

/** The names of the causes of a fallback. */
const CAUSES = new Map([
  ['budget', 'too slow'],
  ['queue-full', 'queue full'],
  ['breaker-open', 'circuit breaker open'],
  ['not-ready', 'not ready'],
  ['engine-error', 'engine failed'],
  ['language', 'language'],
  ['stalled', 'stalled'],
]);

/** @param {string} word of the API, with dashes or underscores */
export const cause = (word) => CAUSES.get(word.replaceAll('_', '-')) ?? word;

/**
 * @param {number} amount
 * @param {string} thing
 * @param {string} [things]
 */
export const plural = (amount, thing, things = `${thing}s`) => `${count(amount)} ${amount === 1 ? thing : things}`;

/** @param {string | null | undefined} name */
export const engine = (name) => engineName(name ?? '') || NOTHING;

/** Finds the name of an engine of this server in a sentence, but not in a key, a command or a path. */
let inProse = /(?!)/g;

/** @param {any} state whose engines' names {@link prose} looks for from now on */
export function nameEngines({ engines = [] }) {
  const names = engines.map((/** @type {any} */ { name }) => name.replaceAll(/[^\w-]/g, '\\$&'));
  if (names.length > 0) {
    inProse = new RegExp(`(?<![\\w./-]|models (?:fetch|convert) )(?:${names.join('|')})(?![\\w/-]|\\.\\w)`, 'gi');
  }
}

/**
 * A sentence of the server with the engines' names for people.
 *
 * @param {string | null | undefined} sentence
 */
export const prose = (sentence) => (sentence ?? '').replaceAll(inProse, (name) => engineName(name.toLowerCase()));

/**
 * The client of an utterance: the name of its API key, if keys are used.
 *
 * @param {{ client: string, address?: string }} utterance
 */
export const client = ({ client: name, address }) =>
  name !== 'open' ? name : address ? `no key, ${address}` : 'no key';

/** @param {string} sentence */
export const capital = (sentence) => sentence.replace(/^./u, (letter) => letter.toUpperCase());
