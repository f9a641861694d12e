import { address, ConnectionLost, refusalOf } from './api.js';
import { key } from './key.js';

/** How long a question waits for a connection before it is sent over HTTP. */
const PATIENCE_MILLIS = 1_500;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 30_000;

/** A turn got no answer and will get none: the request may be sent in another way. */
export class NoLive extends Error {}

/**
 * A conversation with the server over a WebSocket, which is opened before the first question and again when it is lost. One turn
 * at a time: a new turn or a stop also ends the one before on the server.
 */
export class Live {
  /** @type {WebSocket | undefined} */
  #socket;
  #turns = 0;
  /** @type {Turn | undefined} */
  #turn;
  #pause = FIRST_PAUSE_MILLIS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  /** Opens the connection if there is none. */
  connect() {
    if (this.#socket) {
      return;
    }
    clearTimeout(this.#again);
    const socket = new WebSocket(address('api/assistant/live').replace(/^http/, 'ws'));
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#turns = 0;
    socket.onopen = () => {
      if (key() !== '') {
        socket.send(JSON.stringify({ type: 'key', key: key() }));
      }
    };
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = () => {
      if (this.#socket === socket) {
        this.#lost();
      }
    };
  }

  /**
   * Sends one request and yields its answer as it arrives.
   *
   * @param {import('./api.js').SpeechRequest} request
   * @param {AbortSignal} signal ends the turn at once, here and on the server
   * @returns {AsyncGenerator<import('./api.js').TextPiece | import('./api.js').AudioPiece, void, void>}
   * @throws {NoLive} if there is no connection, or it was lost before an answer arrived
   * @throws {import('./api.js').Refused}
   * @throws {ConnectionLost} midway
   */
  async *answer(request, signal) {
    const socket = await this.#ready(signal);
    signal.throwIfAborted();
    const turn = new Turn(++this.#turns);
    this.#turn = turn;
    const { mode, text, voice, speed } = request;
    const type = mode === 'ask' ? 'say' : 'read';
    const fields = {
      text,
      voice: voice.id || undefined,
      language: voice.language,
      speed,
      backend: voice.engine || undefined,
    };
    const stop = () => {
      if (this.#turn === turn) {
        this.#turn = undefined;
        if (socket.readyState === WebSocket.OPEN) {
          socket.send('{"type":"stop"}');
        }
      }
      turn.end(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.send(JSON.stringify({ type, ...fields }));
    try {
      yield* turn.pieces();
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.#turn === turn) {
        this.#turn = undefined;
      }
    }
  }

  /**
   * The open connection.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<WebSocket>}
   */
  #ready(signal) {
    this.connect();
    const socket = /** @type {WebSocket} */ (this.#socket);
    if (socket.readyState === WebSocket.OPEN) {
      return Promise.resolve(socket);
    }
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const fail = () => {
        over.abort();
        reject(signal.aborted ? signal.reason : new NoLive());
      };
      const timer = setTimeout(fail, PATIENCE_MILLIS);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      socket.addEventListener('close', fail, { signal: over.signal });
      signal.addEventListener('abort', fail, { signal: over.signal });
      socket.addEventListener(
        'open',
        () => {
          over.abort();
          resolve(socket);
        },
        { signal: over.signal },
      );
    });
  }

  /** @param {string | ArrayBuffer} data */
  #hear(data) {
    const turn = this.#turn;
    if (typeof data !== 'string') {
      turn?.sound(data);
      return;
    }
    const message = JSON.parse(data);
    // a refused key closes the connection; the user is then asked for one over HTTP
    if (message.error?.code !== 'invalid_api_key') {
      this.#pause = FIRST_PAUSE_MILLIS;
      turn?.hear(message);
    }
  }

  #lost() {
    this.#socket = undefined;
    this.#turn?.lose();
    this.#turn = undefined;
    clearTimeout(this.#again);
    // so that not all pages connect at once when a server comes back
    this.#again = setTimeout(() => this.connect(), this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(LONGEST_PAUSE_MILLIS, this.#pause * 2);
  }
}

/** The answer to one message that has not been taken yet. */
class Turn {
  #number;
  /** @type {(import('./api.js').TextPiece | import('./api.js').AudioPiece)[]} */
  #pieces = [];
  #any = false;
  /** @type {any} the sentence of the audio; none while audio of an earlier turn may arrive */
  #sentence;
  #over = false;
  /** @type {unknown} */
  #failure;
  #wake = () => {};

  /** @param {number} number */
  constructor(number) {
    this.#number = number;
  }

  async *pieces() {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece) {
        yield piece;
      } else if (this.#over) {
        if (this.#failure) {
          throw this.#failure;
        }
        return;
      } else {
        await new Promise((resolve) => (this.#wake = () => resolve(undefined)));
      }
    }
  }

  /** @param {any} message */
  hear(message) {
    if (message.turn !== this.#number) {
      return;
    }
    switch (message.type) {
      case 'text':
        this.#add({ kind: 'text', text: message.delta });
        break;
      case 'sentence':
        this.#sentence = message;
        break;
      case 'done':
      case 'stopped':
        this.end();
        break;
      case 'error':
        this.end(refusalOf(message.error, { retryAfterSeconds: Number(message.retry_after) || 0 }));
        break;
      default: // a newer server may send messages that this page does not know
    }
  }

  /** @param {ArrayBuffer} bytes of 16-bit little-endian samples */
  sound(bytes) {
    if (this.#sentence) {
      const { sentence, text, engine, fallback } = this.#sentence;
      const view = new DataView(bytes);
      const samples = Int16Array.from({ length: bytes.byteLength >> 1 }, (_, i) => view.getInt16(2 * i, true));
      this.#add({ kind: 'audio', samples, engine, fallback, sentence, sentenceText: text });
    }
  }

  /** Ends the turn, since the connection is lost. */
  lose() {
    this.end(this.#any ? new ConnectionLost('The connection to the server was lost.') : new NoLive());
  }

  /** @param {unknown} [failure] */
  end(failure) {
    if (!this.#over) {
      this.#over = true;
      this.#failure = failure;
      this.#wake();
    }
  }

  /** @param {import('./api.js').TextPiece | import('./api.js').AudioPiece} piece */
  #add(piece) {
    this.#any = true;
    this.#pieces.push(piece);
    this.#wake();
  }
}
