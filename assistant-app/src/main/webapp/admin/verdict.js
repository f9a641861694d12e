import { announce } from '../talk/announce.js';
import { byId } from '../talk/elements.js';
import { write } from './page.js';
import { count, engine, milliseconds, percent, plural, prose, span, time } from './words.js';

const bar = byId('verdict', HTMLElement);
const word = byId('verdict-word', HTMLElement);
const text = byId('verdict-text', HTMLElement);
const since = byId('verdict-since', HTMLElement);
const sign = byId('verdict-sign', SVGElement);
const fresh = byId('fresh', HTMLElement);
const board = byId('board', HTMLElement);
const barVerdict = byId('bar-verdict', HTMLElement);
const barWord = byId('bar-word', HTMLElement);
const node = byId('node', HTMLElement);
const onTime = byId('figure-on-time', HTMLElement);
const late = byId('figure-first', HTMLElement);
const lateNote = byId('figure-first-note', HTMLElement);
const fallbacks = byId('figure-fallbacks', HTMLElement);
const fallbacksNote = byId('figure-fallbacks-note', HTMLElement);
const lost = byId('figure-lost', HTMLElement);
const lostNote = byId('figure-lost-note', HTMLElement);
const waiting = byId('figure-waiting', HTMLElement);
const waitingNote = byId('figure-waiting-note', HTMLElement);
const onTimeNote = byId('figure-on-time-note', HTMLElement);

/** The names of the levels, since many people can't tell the colours apart. */
const LEVELS = {
  good: { word: 'Good', icon: 'good' },
  warn: { word: 'Degraded', icon: 'warn' },
  bad: { word: 'Failing', icon: 'bad' },
  unknown: { word: 'Unknown', icon: 'unknown' },
};

const TITLE = document.title;

/** @type {any} */
let last = null;
let stale = false;
let announced = '';

/**
 * Shows at a glance whether people hear speech on time.
 *
 * @param {any} state
 */
export function showVerdict(state) {
  last = state;
  write(node, state.node ? ` · ${state.node}` : '');
  const { verdict, last_5_min: recent = {}, totals = {}, queues = [] } = state;
  judge(verdict.level, words(verdict), `since ${time(verdict.since)}`);
  const heard = recent.utterances > 0;
  write(onTime, heard ? percent(recent.on_time_percent) : '–');
  write(onTimeNote, heard ? `of ${plural(recent.utterances, 'request')}${troubles(recent)}` : 'nothing was spoken');
  write(late, milliseconds(recent.first_sound_ms?.p95));
  write(lateNote, `late after ${milliseconds(state.late_after_ms)}`);
  write(fallbacks, count(recent.fallbacks ?? 0));
  const share = (100 * (recent.fallbacks ?? 0)) / Math.max(1, recent.sentences);
  write(fallbacksNote, recent.sentences > 0 ? `of ${plural(recent.sentences, 'sentence')}, ${percent(Math.min(100, share))}` : 'none needed');
  write(lost, count(recent.lost ?? 0));
  lost.dataset.bad = String((recent.lost ?? 0) > 0);
  const sinceStart = totals.since ? `${count(totals.lost ?? 0)} since ${time(totals.since)}` : '';
  write(lostNote, recent.refused > 0 ? `and ${count(recent.refused)} refused` : sinceStart);
  const waits = queues.filter((/** @type {any} */ queue) => queue.waiting > 0);
  write(waiting, count(waits.reduce((/** @type {number} */ sum, /** @type {any} */ queue) => sum + queue.waiting, 0)));
  write(
    waitingNote,
    waits.length > 0
      ? waits.map((/** @type {any} */ queue) => `${count(queue.waiting)} for ${engine(queue.engine)}`).join(', ')
      : 'nobody waits for sound',
  );
}

/** @param {any} verdict */
const words = ({ text: sentence, on_time_since: again }) =>
  again ? `On time again since ${time(again)}. ${prose(sentence)}` : prose(sentence);

/** @param {any} recent */
function troubles({ late: tooLate, interrupted }) {
  const told = [tooLate > 0 ? `${count(tooLate)} late` : '', interrupted > 0 ? `${count(interrupted)} with gaps` : ''];
  return told
    .filter(Boolean)
    .map((each) => `, ${each}`)
    .join('');
}

/**
 * Shows how old the state is.
 *
 * @param {number | null} seconds null if it is fresh
 */
export function showAge(seconds) {
  stale = seconds !== null;
  board.dataset.stale = String(stale);
  fresh.dataset.look = stale ? 'old' : 'live';
  write(
    fresh.lastElementChild ?? fresh,
    !stale ? 'Live' : last ? `Reconnecting, last update ${span(seconds)} ago` : 'Connecting',
  );
  if (stale && last) {
    const level = LEVELS[/** @type {keyof typeof LEVELS} */ (last.verdict.level)] ?? LEVELS.unknown;
    judge('unknown', `No answer from the server. Last heard at ${time(last.now)}: ${level.word}.`, '');
  }
}

/**
 * @param {string} name
 * @param {string} sentence
 * @param {string} when
 */
function judge(name, sentence, when) {
  const level = LEVELS[/** @type {keyof typeof LEVELS} */ (name)] ?? LEVELS.unknown;
  bar.dataset.level = name in LEVELS ? name : 'unknown';
  sign.querySelector('use')?.setAttribute('href', `#icon-${level.icon}`);
  write(word, level.word);
  write(barWord, level.word);
  barVerdict.dataset.level = bar.dataset.level;
  barVerdict.querySelector('use')?.setAttribute('href', `#icon-${level.icon}`);
  write(text, sentence);
  write(since, when);
  document.title = [level.word, last?.node, TITLE].filter(Boolean).join(' · ');
  if (announced !== level.word) {
    announced = level.word;
    announce(`${level.word}. ${sentence}`);
  }
}
