import { engineName } from '../talk/engine-name.js';
import { bytes, count, milliseconds } from './words.js';

/**
 * The name of a setting, and how its value is written.
 *
 * @typedef {{ name: string, unit: string, show: (text: string) => string }} Named
 */

/**
 * A setting of an engine has the engine in its pattern; its name begins with that of the engine.
 *
 * @type {[pattern: RegExp, name: string, unit: string][]}
 */
const NAMES = [
  [/^tts\.(.+)\.latency-budget$/, ': longest time to the first sound', 'ms'],
  [/^tts\.(.+)\.lane-queue$/, ': longest queue', 'sentences'],
  [/^tts\.(.+)\.lane-width$/, ': sentences at once', ''],
  [/^tts\.backend$/, 'Active engine', ''],
  [/^tts\.fallback$/, 'Engine that takes over', ''],
  [/^tts\.speech\.max-concurrent$/, 'Most requests at once', ''],
  [/^tts\.speech\.max-percent-per-address$/, 'Share of one address', '%'],
  [/^tts\.speech\.longest-wait$/, 'Longest wait for the first sound', 'ms'],
  [/^tts\.speech\.saturated-after$/, 'Not ready after refusing for', 'ms'],
  [/^tts\.speech\.max-characters$/, 'Longest text', 'characters'],
  [/^tts\.speech\.max-whole-characters$/, 'Longest text in one piece', 'characters'],
  [/^tts\.speech\.max-upload-bytes$/, 'Largest upload', 'bytes'],
  [/^assistant\.late-after$/, 'A first sound is late after', 'ms'],
  [/^assistant\.node$/, 'Name of this server', ''],
  [/^assistant\.live\.max-sessions$/, 'Most live conversations', ''],
  [/^assistant\.live\.idle-timeout$/, 'Longest silence of a live conversation', 'ms'],
  [/^assistant\.live\.lead$/, 'Sound sent ahead of the listener', 'ms'],
  [/^assistant\.live\.write-timeout$/, 'Longest wait for a live client', 'ms'],
  [/^assistant\.shutdown\.grace$/, 'Longest shutdown', 'ms'],
];

const NUMBER = /^\d+$/;

/**
 * @param {string} key
 * @param {string} meaning used if the setting has no shorter name here
 * @param {string} [range]
 * @returns {Named}
 */
export function named(key, meaning, range = '') {
  const known = NAMES.find(([pattern]) => pattern.test(key));
  const unit = known?.[2] || (range.endsWith(' milliseconds') ? 'ms' : '');
  const ofEngine = engineName(known?.[0].exec(key)?.[1] ?? '');
  const name = known ? ofEngine + known[1] : meaning.replace(/[.;:].*$/s, '');
  return { name, unit, show: (text) => written(text, unit) };
}

/**
 * @param {string} text
 * @param {string} unit
 */
function written(text, unit) {
  if (!NUMBER.test(text)) {
    return text;
  }
  const value = Number(text);
  if (unit === 'ms') {
    return milliseconds(value);
  }
  if (unit === 'bytes') {
    return bytes(value);
  }
  return unit ? `${count(value)} ${unit}` : count(value);
}
