import { announce } from '../talk/announce.js';
import { byId } from '../talk/elements.js';
import { write } from './page.js';
import { count, milliseconds, percent, plural, span, time } from './words.js';

const bar = byId('verdict', HTMLElement);
const word = byId('verdict-word', HTMLElement);
const text = byId('verdict-text', HTMLElement);
const since = byId('verdict-since', HTMLElement);
const sign = byId('verdict-sign', SVGElement);
const fresh = byId('fresh', HTMLElement);
const board = byId('board', HTMLElement);
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

/** What the levels are called: a colour alone says nothing to many. */
const LEVELS = {
  good: { word: 'Good', icon: 'good' },
  warn: { word: 'Watch', icon: 'warn' },
  bad: { word: 'Bad', icon: 'bad' },
  unknown: { word: 'Not known', icon: 'unknown' },
};

const TITLE = document.title;

/** @type {any} */
let last = null;
let stale = false;
let announced = '';

/**
 * Says in one look whether people hear speech on time.
 *
 * @param {any} state
 */
export function showVerdict(state) {
  last = state;
  const { verdict, last_5_min: recent = {}, totals = {}, lanes = [] } = state;
  judge(verdict.level, verdict.text, `since ${time(verdict.since)}`);
  const some = recent.sentences > 0;
  write(onTime, some ? percent(recent.on_time_percent) : '–');
  write(onTimeNote, some ? `of ${plural(recent.sentences, 'sentence')}` : 'nothing was said');
  write(late, milliseconds(recent.first_sound_ms?.p95));
  const budgets = lanes.map((/** @type {any} */ lane) => `${lane.engine} ${milliseconds(lane.budget_ms)}`);
  write(lateNote, budgets.length > 0 ? `budget of ${budgets.join(', ')}` : '95 of 100 are faster');
  write(fallbacks, count(recent.fallbacks ?? 0));
  write(fallbacksNote, some ? `${percent(Math.min(100, (100 * (recent.fallbacks ?? 0)) / recent.sentences))} of them` : 'none needed');
  write(lost, count(recent.lost ?? 0));
  lost.dataset.bad = String((recent.lost ?? 0) > 0);
  const sinceStart = totals.since ? `${count(totals.lost ?? 0)} since ${time(totals.since)}` : '';
  write(lostNote, recent.refused > 0 ? `and ${count(recent.refused)} refused` : sinceStart);
  const queue = lanes.reduce((/** @type {number} */ sum, /** @type {any} */ lane) => sum + lane.waiting, 0);
  const longest = Math.max(0, ...lanes.map((/** @type {any} */ lane) => lane.estimated_wait_ms ?? 0));
  write(waiting, count(queue));
  write(waitingNote, queue > 0 ? `about ${milliseconds(longest)} to wait` : 'nobody waits');
}

/**
 * Says how old all of this is.
 *
 * @param {number | null} seconds null if it is not
 */
export function showAge(seconds) {
  stale = seconds !== null;
  board.dataset.stale = String(stale);
  fresh.dataset.look = stale ? 'old' : 'live';
  write(
    fresh.lastElementChild ?? fresh,
    !stale ? 'Live' : last ? `Data is ${span(seconds)} old. Connecting again.` : 'Connecting',
  );
  if (stale && last) {
    const level = LEVELS[/** @type {keyof typeof LEVELS} */ (last.verdict.level)] ?? LEVELS.unknown;
    judge('unknown', `The server says nothing. Last heard at ${time(last.now)}: ${level.word}.`, '');
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
  write(text, sentence);
  write(since, when);
  document.title = `${level.word} · ${TITLE}`;
  if (announced !== level.word) {
    announced = level.word;
    announce(`${level.word}. ${sentence}`);
  }
}
