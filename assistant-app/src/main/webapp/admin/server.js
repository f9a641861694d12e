import { ConnectionLost, Refused } from '../talk/failures.js';
import { inSentences } from '../talk/wording.js';

/** @param {string} path relative to the WAR's root, so that it may live under any context */
export const address = (path) => new URL(`../${path}`, document.baseURI).href;

/** @type {() => void} */
let loggedOut = () => {};

/**
 * Sets the listener that is called when the server requires a login.
 *
 * @param {() => void} listener
 */
export function onLoggedOut(listener) {
  loggedOut = listener;
}

/**
 * Asks the server and reads its JSON.
 *
 * @param {string} path relative to the WAR's root
 * @param {{ method?: string, json?: unknown, text?: string, form?: FormData, signal?: AbortSignal }} [request]
 * @returns {Promise<any>} null if the answer has no body
 * @throws {Refused} if the server refused the request
 * @throws {ConnectionLost} if it could not be reached
 */
export async function ask(path, request = {}) {
  const response = await send(path, request);
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new Refused('The server’s answer is not JSON.', { status: response.status });
  }
}

/**
 * Sends a request and returns the server's answer unread.
 *
 * @param {string} path
 * @param {{ method?: string, json?: unknown, text?: string, form?: FormData, signal?: AbortSignal }} [request]
 * @returns {Promise<Response>} a successful one
 */
export async function send(path, { method = 'GET', json, text, form, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { 'X-Requested-With': 'assistant' };
  if (json !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (text !== undefined) {
    headers['Content-Type'] = 'text/plain; charset=utf-8';
  }
  const body = json === undefined ? (text ?? form) : JSON.stringify(json);
  const response = await reach(fetch(address(path), { method, headers, body, signal, cache: 'no-store' }));
  if (!response.ok) {
    const refused = await refusal(response);
    if (response.status === 401 && path !== 'api/admin/login') {
      loggedOut();
    }
    throw refused;
  }
  return response;
}

/**
 * What went wrong, in words for people.
 *
 * @param {unknown} failure
 * @returns {string}
 */
export const reason = (failure) => inSentences(failure);

/** @param {Promise<Response>} response */
async function reach(response) {
  try {
    return await response;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new ConnectionLost('The server can’t be reached.');
  }
}

/** @param {Response} response */
async function refusal(response) {
  const error = (await response.json().catch(() => null))?.error;
  return new Refused(error?.message || `The server answered with status ${response.status}.`, {
    status: response.status,
    param: error?.param,
    code: error?.code,
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || 0,
  });
}
