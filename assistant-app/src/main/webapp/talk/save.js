import { begun, call, ConnectionLost, SAMPLE_RATE } from './api.js';
import { byId, enabled } from './elements.js';
import { wav } from './wav.js';
import { inSentences } from './wording.js';

const button = byId('save', HTMLButtonElement);
const label = byId('save-text', HTMLElement);
const format = byId('save-format', HTMLSelectElement);
const told = byId('save-told', HTMLElement);

const MEGABYTE = 1_000_000;

/** Saves the speech as a file without playing it, as fast as the server makes it. */
export class Save {
  #request;
  /** @type {AbortController | undefined} while a file is made */
  #making;

  /** @param {() => import('./api.js').SpeechRequest | null} request the one that the form describes */
  constructor(request) {
    this.#request = request;
    button.addEventListener('click', () => {
      if (this.#making) {
        this.#making.abort();
      } else if (enabled(button)) {
        void this.#start();
      }
    });
  }

  async #start() {
    const request = this.#request();
    if (!request || request.text === '') {
      told.textContent = 'Type something to save.';
      return;
    }
    this.#making = new AbortController();
    label.textContent = 'Cancel the file';
    told.textContent = 'Making the file …';
    try {
      const parts = await made(request, format.value, this.#making.signal);
      const name = `${request.voice.id || 'default'}-${new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}.${format.value}`;
      offer(format.value === 'wav' ? wav([samples(parts)], SAMPLE_RATE) : new Blob(parts), name);
      told.textContent = `Saved ${name}.`;
    } catch (failure) {
      told.textContent = this.#making.signal.aborted
        ? 'Cancelled. Nothing was saved.'
        : `Not saved. ${inSentences(failure, request.text)}`;
    } finally {
      this.#making = undefined;
      label.textContent = 'Save as file';
    }
  }
}

/**
 * The bytes of the file from the server; of a WAV file only its samples, since the header of a streamed WAV has no length yet.
 *
 * @param {import('./api.js').SpeechRequest} request
 * @param {string} kind
 * @param {AbortSignal} signal
 */
async function made(request, kind, signal) {
  const wanted = { response_format: kind === 'wav' ? 'pcm' : kind };
  const response = await begun(call({ ...request, mode: 'read' }, wanted), signal);
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((failure) => {
      throw signal.aborted ? failure : new ConnectionLost('The connection to the server was lost.');
    });
    if (done) {
      return parts;
    }
    parts.push(value);
    bytes += value.length;
    told.textContent = `Making the file: ${(bytes / MEGABYTE).toFixed(1)} MB`;
  }
}

/** @param {Uint8Array[]} parts of 16-bit little-endian samples */
function samples(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const view = new DataView(bytes.buffer);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getInt16(2 * i, true));
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function offer(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // the browser reads the blob after the click has returned
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
