/**
 * The operator's console: connects the server's live state to the parts of the page.
 *
 * `<html data-session>` is `in`, `out` or `unknown`, `<html data-ready>` whether a state was shown.
 */
import { showAudit } from './audit.js';
import { listenToBackend, showBackend } from './backend.js';
import { showChanges } from './changes.js';
import { listenToCloning } from './clone.js';
import { showConfiguration } from './configuration.js';
import { listenToDictionary, showDictionary } from './dictionary.js';
import { showEngines } from './engines.js';
import { Feed } from './feed.js';
import { showFinished } from './finished.js';
import { showFiltered, showHappenings } from './happenings.js';
import { showKeys } from './keys.js';
import { showModels } from './models.js';
import { keepNumbers } from './plot-table.js';
import { listenToSpan, showLimits, showPlots, showSpan, showStart, showsLive } from './plots.js';
import { showProcess } from './process.js';
import { readAgain, showReading } from './reading.js';
import { ask } from './server.js';
import { guard } from './session.js';
import { listenToSettings, showChosen, showSettings } from './settings.js';
import { showUtterances } from './utterances.js';
import { showAge, showVerdict } from './verdict.js';
import { showVoices } from './voices.js';
import { nameEngines } from './words.js';

const PARTS = [
  nameEngines,
  showVerdict,
  showEngines,
  showReading,
  showBackend,
  showLimits,
  showStart,
  showChosen,
  showUtterances,
  showModels,
  showHappenings,
  showProcess,
];

const root = document.documentElement;
const feed = new Feed({ state: show, timeline: draw, aged: showAge });

let inForce = '';
/** @type {string | null} the engines that can speak; null before the first state */
let able = null;
let newest = '';

/** @param {any} state */
function show(state) {
  PARTS.forEach((part) => part(state));
  root.dataset.ready = 'true';
  if (newest !== state.happenings?.[0]?.when) {
    newest = state.happenings?.[0]?.when;
    void showAudit().catch(() => {});
  }
  const now = `${state.backend?.in_force} ${state.backend?.source}`;
  if (inForce !== now) {
    inForce = now;
    renew();
  }
  const nowAble = (state.engines ?? [])
    .filter((/** @type {any} */ each) => each.state !== 'unavailable')
    .map((/** @type {any} */ each) => each.name)
    .join();
  if (able !== nowAble) {
    able = nowAble;
    void showVoices();
  }
}

/** @param {any} timeline */
function draw(timeline) {
  if (showsLive()) {
    showPlots(timeline);
    keepNumbers(timeline);
  } else {
    void showSpan(keepNumbers);
  }
  void showFinished();
  void showFiltered();
}

/** Fetches what the server does not send by itself. */
function renew() {
  void showSettings().catch(() => {});
  void showChanges().catch(() => {});
  void showConfiguration();
}

listenToSpan(keepNumbers);
listenToBackend(renew);
listenToSettings(renew);
listenToCloning(() => void showVoices());
listenToDictionary(readAgain);
guard({
  entered() {
    inForce = '';
    able = null;
    feed.open();
    void showDictionary().catch(() => {});
    void showKeys().catch(() => {});
    ask('api/admin/timeline').then(draw, () => {});
  },
  left: () => feed.close(),
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && root.dataset.session === 'in') {
    renew();
    void showVoices();
    void showKeys().catch(() => {});
  }
});
