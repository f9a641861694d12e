import { byId } from '../talk/elements.js';
import { showFacts } from './facts.js';
import { cause, count, engine, megabytes, percent, span, time } from './words.js';

const process = byId('process', HTMLElement);
const totals = byId('totals', HTMLElement);

/**
 * Shows the numbers of the process and its totals since its start.
 *
 * @param {any} state
 */
export function showProcess({ process: now = {}, totals: all = {}, uptime_s: uptime, version }) {
  showFacts(process, [
    ['Version', version || '–'],
    ['Up for', span(uptime)],
    ['Memory', megabytes(now.rss_mb)],
    ['Heap', `${megabytes(now.heap_used_mb)} of ${megabytes(now.heap_max_mb)}`],
    ['Processors', `${percent(100 * now.cpu_load)} of ${count(now.cores)}`],
    ['Load', Number.isFinite(now.system_load) ? now.system_load.toFixed(1) : '–'],
    ['Threads', count(now.threads)],
    ['Open files', count(now.open_files)],
  ]);
  showFacts(totals, [
    ['Since', time(all.since)],
    ['Sentences', count(all.sentences)],
    ...entries(all.spoken, (name) => `By ${engine(name)}`),
    ...entries(all.fallbacks, (name) => `Fallback: ${cause(name)}`).filter(([, value]) => value !== '0'),
    ['Restarted', count(all.repeated)],
    ['Lost', count(all.lost)],
    ['Cancelled', count(all.cancelled)],
    ['Refused', count(all.refused)],
    ['Characters', count(all.characters)],
    ['Speech', span(all.audio_s)],
  ]);
}

/**
 * @param {Record<string, number> | undefined} counts
 * @param {(name: string) => string} name
 * @returns {[string, string][]}
 */
function entries(counts, name) {
  return Object.entries(counts ?? {}).map(([word, value]) => [name(word), count(value)]);
}
