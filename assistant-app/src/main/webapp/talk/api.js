import { ConnectionLost, Refused } from './failures.js';
import { askForKey, key } from './key.js';
import { events } from './sse.js';

export { ConnectionLost, Refused };

/** The code of a refusal because no valid API key was sent. */
export const NO_KEY = 'invalid_api_key';

/** The rate of `pcm` answers in hertz, of OpenAI and of this server. */
export const SAMPLE_RATE = 24_000;

/**
 * A request of the page.
 *
 * @typedef {object} SpeechRequest
 * @property {'read' | 'ask'} mode whether the text itself is spoken, or an answer to it
 * @property {string} text
 * @property {import('./voices.js').Voice} voice
 * @property {number} speed 0.5 to 2
 */

/**
 * The pieces of an answer, in order: text of the reply, or audio. Audio has the number of its sentence and, if the server sends
 * it, the sentence's text.
 *
 * @typedef {{ kind: 'text', text: string }} TextPiece
 * @typedef {{ kind: 'audio', samples: Int16Array, engine?: string, fallback?: string | null,
 *   sentence?: number, sentenceText?: string }} AudioPiece
 */

/**
 * The path, headers and body of a request to the server; the body of `read` can ask for another format.
 *
 * @param {SpeechRequest} request
 * @param {object} [format] fields for the format of the answer
 * @returns {{ path: string, accept: string, body: Record<string, unknown> }}
 */
export function call({ mode, text, voice, speed }, format = { response_format: 'pcm', stream_format: 'sse' }) {
  const engine = voice.engine || 'tts-1';
  return mode === 'read'
    ? {
        path: 'v1/audio/speech',
        accept: '*/*',
        body: { model: engine, input: text, voice: voice.id || undefined, language: voice.language, speed, ...format },
      }
    : {
        path: 'api/assistant/reply',
        accept: 'text/event-stream',
        body: { text, voice: voice.id || undefined, language: voice.language, speed, backend: voice.engine || undefined },
      };
}

/** @param {string} path relative to the page, so that the WAR may live under any context */
export const address = (path) => new URL(path, document.baseURI).href;

/**
 * The server's list of its voices.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<object[]>}
 */
export async function listVoices(signal) {
  const response = await ask('v1/audio/voices', { signal });
  if (!response.ok) {
    throw await refusal(response);
  }
  return (await response.json()).data ?? [];
}

/**
 * The name of the engine that speaks if a request names none; empty if the server does not say.
 *
 * @returns {Promise<string>}
 */
export async function engineInForce() {
  const response = await ask('v1/models', {});
  const models = response.ok ? (await response.json()).data : [];
  return models?.find((/** @type {any} */ model) => model.in_force === true)?.id ?? '';
}

/**
 * Whether a language model writes the replies, and the most characters that a text may have; true and 0 if the server does not
 * say.
 *
 * @returns {Promise<{ languageModel: boolean, mostCharacters: number }>}
 */
export async function serverAbilities() {
  const response = await ask('api/assistant/reply', {});
  const told = response.ok ? await response.json() : {};
  return { languageModel: told.language_model !== false, mostCharacters: Number(told.max_characters) || 0 };
}

/**
 * Makes a call and returns its response once the answer begins.
 *
 * @param {ReturnType<typeof call>} request
 * @param {AbortSignal} signal
 * @returns {Promise<Response & { body: ReadableStream<Uint8Array> }>}
 * @throws {Refused} if the server refuses it
 */
export async function begun({ path, accept, body }, signal) {
  const response = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok || !response.body) {
    throw await refusal(response);
  }
  return /** @type {any} */ (response);
}

/**
 * Sends a request and yields the answer piece by piece as it arrives.
 *
 * @param {SpeechRequest} request
 * @param {AbortSignal} signal ends the request at once; the loop then throws the signal's reason
 * @returns {AsyncGenerator<TextPiece | AudioPiece, void, void>}
 * @throws {Refused} before the first piece or midway
 * @throws {ConnectionLost} if the answer breaks off, or stops before its closing event
 */
export async function* answer(request, signal) {
  const response = await begun(call(request), signal);
  const engine = response.headers.get('X-TTS-Engine') ?? undefined;
  const fallback = response.headers.get('X-TTS-Fallback');
  const toSamples = sampleReader();
  try {
    for await (const event of events(response.body)) {
      switch (event.type) {
        case 'speech.audio.delta':
        case 'reply.audio.delta':
          yield {
            kind: 'audio',
            samples: toSamples(event.audio),
            engine: event.engine ?? engine,
            fallback: event.engine === undefined ? fallback : event.fallback,
            sentence: event.sentence,
            sentenceText: event.text,
          };
          break;
        case 'reply.text.delta':
          yield { kind: 'text', text: event.text };
          break;
        case 'speech.audio.done':
        case 'reply.done':
          return;
        case 'error':
          throw refusalOf(event.error, {});
        default: // a newer server may send events that this page does not know
      }
    }
  } catch (failure) {
    if (signal.aborted || failure instanceof Refused) {
      throw failure;
    }
    throw new ConnectionLost('The connection to the server was lost.');
  }
  throw new ConnectionLost('The server ended the answer too early.');
}

/**
 * Decodes base64 pieces of 16-bit little-endian audio; a sample that is split between two pieces is joined.
 *
 * @returns {(base64: string) => Int16Array}
 */
function sampleReader() {
  let carried = new Uint8Array(0);
  return (base64) => {
    const binary = atob(base64);
    const bytes = new Uint8Array(carried.length + binary.length);
    bytes.set(carried);
    for (let i = 0; i < binary.length; i++) {
      bytes[carried.length + i] = binary.charCodeAt(i);
    }
    const whole = bytes.length - (bytes.length % 2);
    carried = bytes.slice(whole);
    const view = new DataView(bytes.buffer, 0, whole);
    return Int16Array.from({ length: whole / 2 }, (_, i) => view.getInt16(2 * i, true));
  };
}

/**
 * Sends a request with the user's key; asks the user for a key if the server refuses it.
 *
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
export async function ask(path, init) {
  for (;;) {
    const headers = new Headers(init.headers);
    if (key() !== '') {
      headers.set('Authorization', `Bearer ${key()}`);
    }
    const response = await reach(fetch(address(path), { ...init, headers }));
    if (response.status !== 401) {
      return response;
    }
    const sent = key() !== '';
    const error = (await response.clone().json().catch(() => null))?.error;
    if (error?.code !== NO_KEY || !(await askForKey(sent))) {
      return response;
    }
  }
}

/**
 * Waits for an answer.
 *
 * @param {Promise<Response>} response
 * @returns {Promise<Response>}
 * @throws {ConnectionLost} if the server can't be reached
 */
export async function reach(response) {
  try {
    return await response;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new ConnectionLost('The server can’t be reached.');
  }
}

/**
 * The refusal in an unsuccessful answer.
 *
 * @param {Response} response
 * @returns {Promise<Refused>}
 */
export async function refusal(response) {
  const body = await response.json().catch(() => null);
  return refusalOf(body?.error, {
    status: response.status,
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || 0,
  });
}

/**
 * @param {{ message?: string, param?: string, code?: string, limit?: number } | undefined} error OpenAI's error object
 * @param {{ status?: number, retryAfterSeconds?: number }} response
 */
export function refusalOf(error, response) {
  const message =
    error?.message || `The server answered ${response.status ? `with status ${response.status}` : 'with an error'}.`;
  return new Refused(message, { ...response, param: error?.param, code: error?.code, limit: error?.limit });
}
