import { answer as overHttp } from './api.js';
import { Live, NoLive } from './live.js';

const live = new Live();

/** Opens the connection ahead of the first question. */
export function prepare() {
  live.connect();
}

/**
 * Sends a request over the WebSocket, where a stop also ends the speech on the server. Uses HTTP if there is no WebSocket, as
 * behind some proxies.
 *
 * @param {import('./api.js').SpeechRequest} request
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<import('./api.js').TextPiece | import('./api.js').AudioPiece, void, void>}
 */
export async function* answer(request, signal) {
  try {
    yield* live.answer(request, signal);
  } catch (failure) {
    if (!(failure instanceof NoLive)) {
      throw failure;
    }
    yield* overHttp(request, signal);
  }
}
