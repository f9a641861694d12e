import { byId, make } from '../talk/elements.js';
import { eventWords, kindWords } from './happenings.js';
import { Rows } from './page.js';
import { address, ask } from './server.js';
import { moment } from './words.js';

const rows = new Rows(byId('audit', HTMLElement), (/** @type {any} */ deed) => `${deed.when} ${deed.message}`, row);
const none = byId('audit-none', HTMLElement);

byId('audit-file', HTMLAnchorElement).href = address('api/admin/audit/file');

const SHOWN = 100;

/** Fetches the audit log, newest first. */
export async function showAudit() {
  /** @type {any[]} */
  const deeds = (await ask('api/admin/audit'))?.deeds ?? [];
  rows.show(deeds.slice(0, SHOWN));
  none.hidden = deeds.length > 0;
}

/** @param {any} deed */
function row(deed) {
  const element = make(
    'li',
    {},
    make('span', { textContent: eventWords(deed) }),
    make('span', { className: 'quiet', textContent: `${kindWords(deed.kind)} · ${moment(deed.when)}` }),
  );
  return { element, show() {} };
}
