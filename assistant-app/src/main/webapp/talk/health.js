import { NO_KEY } from './api.js';
import { Refused } from './failures.js';
import { keyChanged } from './key.js';

/** The time between two looks while the server is not ready. */
const INTERVAL_MILLIS = 2_000;

/**
 * Something that keeps the server from speaking.
 *
 * @typedef {object} Problem
 * @property {string} reason for people
 * @property {string} remedy what to do about it, a command where there is one; empty if nothing is known
 * @property {string} [code] of the refusal, where it was one
 */

/**
 * What the server says about itself.
 *
 * @typedef {object} Health
 * @property {boolean} ready
 * @property {boolean} reachable
 * @property {Problem[]} problems
 */

/**
 * Looks at the server once. MicroProfile serves this at the server's root, wherever the WAR lives.
 *
 * @returns {Promise<Health>}
 */
async function look() {
  try {
    const response = await fetch('/health/ready', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    const body = await response.json().catch(() => null);
    // a server without MicroProfile Health may still speak; if not, the first request tells
    const ready = response.ok || response.status === 404;
    return { ready, reachable: true, problems: ready ? [] : problems(body, response.status) };
  } catch {
    return { ready: false, reachable: false, problems: [] };
  }
}

/**
 * Looks until `prepare` has succeeded on a ready server.
 *
 * @param {() => Promise<void>} prepare what is to be fetched before the page counts as ready
 * @param {(health: Health) => void} tell called with each look that found the server not ready
 */
export async function untilReady(prepare, tell) {
  for (;;) {
    let health = await look();
    if (health.ready) {
      try {
        return await prepare();
      } catch (failure) {
        const reason = failure instanceof Error ? failure.message : String(failure);
        const code = failure instanceof Refused ? (failure.code ?? '') : '';
        health = { ready: false, reachable: true, problems: [{ reason, remedy: '', code }] };
      }
    }
    tell(health);
    // a look without a key would only be refused again
    const keyless = health.problems.some((problem) => problem.code === NO_KEY);
    await (keyless ? keyChanged() : new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLIS)));
  }
}

/**
 * What the checks that are down tell. A check's data are flat by the specification, so an application with several engines
 * prefixes them: `reason`, `kokoro.reason`, `kokoro-reason` are the same to us.
 *
 * @param {any} body MicroProfile Health's JSON, or whatever came
 * @param {number} status
 * @returns {Problem[]}
 */
export function problems(body, status) {
  /** @type {Problem[]} */
  const found = [];
  for (const check of Array.isArray(body?.checks) ? body.checks : []) {
    if (check?.status === 'UP') {
      continue;
    }
    const data = flat(check?.data ?? {});
    // an engine that nobody has chosen keeps nobody from speaking
    const chosen = data.has('backend') ? ['', data.get('backend'), data.get('fallback')] : undefined;
    const reasons = matching(data, /(^|[.\-_])(reason|message|error|missing|step)$/i, chosen);
    const remedies = matching(data, /(^|[.\-_])(remedy|fix|command|hint)$/i, chosen);
    for (const prefix of new Set([...reasons.keys(), ...remedies.keys()])) {
      found.push({
        reason: reasons.get(prefix) ?? `${prefix || check.name} is not ready.`,
        remedy: remedies.get(prefix) ?? '',
      });
    }
    if (reasons.size + remedies.size === 0) {
      const told = [...data].map(([key, value]) => `${key}: ${value}`).join(', ');
      found.push({ reason: told || `${check?.name ?? 'The server'} is not ready.`, remedy: '' });
    }
  }
  return found.length > 0 ? found : [{ reason: `The server answers with status ${status}.`, remedy: '' }];
}

/**
 * @param {Map<string, string>} data
 * @param {RegExp} wanted
 * @param {(string | undefined)[]} [prefixes] the only ones that count
 * @returns {Map<string, string>} values by what stands before the wanted word
 */
function matching(data, wanted, prefixes) {
  return new Map(
    [...data]
      .filter(([key]) => wanted.test(key))
      .map(([key, value]) => /** @type {[string, string]} */ ([key.replace(wanted, ''), value]))
      .filter(([prefix]) => prefixes?.includes(prefix) ?? true),
  );
}

/**
 * @param {object} data
 * @param {string} [prefix]
 * @returns {Map<string, string>}
 */
function flat(data, prefix = '') {
  return new Map(
    Object.entries(data).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${prefix}${key}.`)]
        : [[prefix + key, String(value)]],
    ),
  );
}
