import { NO_KEY } from './api.js';
import { engineName } from './engine-name.js';
import { Refused } from './failures.js';
import { keyChanged } from './key.js';

/** The time between two checks while the server is not ready. */
const INTERVAL_MILLIS = 2_000;

/**
 * Something that keeps the server from speaking.
 *
 * @typedef {object} Problem
 * @property {string} reason for people
 * @property {string} remedy what to do about it, a command if there is one; empty if unknown
 * @property {string} [code] of the refusal, if it was one
 */

/**
 * The server's state.
 *
 * @typedef {object} Health
 * @property {boolean} ready
 * @property {boolean} reachable
 * @property {Problem[]} problems
 */

/**
 * Checks the server once. MicroProfile serves this at the server's root, whatever the context of the WAR.
 *
 * @returns {Promise<Health>}
 */
async function look() {
  try {
    const response = await fetch('/health/ready', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    const body = await response.json().catch(() => null);
    // a server without MicroProfile Health may still speak; if it can't, the first request fails
    const ready = response.ok || response.status === 404;
    return { ready, reachable: true, problems: ready ? [] : problems(body, response.status) };
  } catch {
    return { ready: false, reachable: false, problems: [] };
  }
}

/**
 * Checks the server until it is ready and `prepare` has succeeded.
 *
 * @param {() => Promise<void>} prepare fetches what the page needs before it counts as ready
 * @param {(health: Health) => void} tell called after each check that found the server not ready
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
    // a check without a key would only be refused again
    const keyless = health.problems.some((problem) => problem.code === NO_KEY);
    await (keyless ? keyChanged() : new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLIS)));
  }
}

/**
 * Reads the problems from the checks that are down. A check's data are flat by the specification, so an application with several
 * engines prefixes the names: `reason`, `kokoro.reason` and `kokoro-reason` mean the same here.
 *
 * @param {any} body MicroProfile Health's JSON, or any other
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
    // an engine that is not chosen does not keep the server from speaking
    const chosen = data.has('backend') ? ['', data.get('backend'), data.get('fallback')] : undefined;
    const reasons = matching(data, /(^|[.\-_])(reason|message|error|missing|step)$/i, chosen);
    const remedies = matching(data, /(^|[.\-_])(remedy|fix|command|hint)$/i, chosen);
    for (const prefix of new Set([...reasons.keys(), ...remedies.keys()])) {
      found.push({
        reason: reasons.get(prefix) ?? `${prefix ? engineName(prefix) : check.name} is not ready.`,
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
 * @param {(string | undefined)[]} [prefixes] those that count; all if absent
 * @returns {Map<string, string>} values by the prefix before the wanted word
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
