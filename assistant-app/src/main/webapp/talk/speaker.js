import { ConnectionLost, Refused, SAMPLE_RATE } from './api.js';
import { answer } from './conversation.js';
import { Player } from './player.js';
import { Utterance } from './utterance.js';

/**
 * Says one thing at a time: asks the server, plays what arrives from its first piece on, and plays again what was heard.
 *
 * State: `idle` nothing asked or stopped, `waiting` asked and not yet audible, `speaking`, `done` heard to its end, `error`.
 * A failure midway is told at once; what had arrived is still played, and the state turns to `error` after it.
 *
 * @typedef {'idle' | 'waiting' | 'speaking' | 'done' | 'error'} State
 *
 * @typedef {object} SpeakerListener
 * @property {(speaker: Speaker) => void} changed state, utterance or figures changed
 * @property {(failure: Refused | ConnectionLost, utterance: Utterance) => void} failed
 * @property {(utterance: Utterance) => void} heard an utterance has its first sound
 */
export class Speaker {
  #listener;
  #player;
  /** @type {AbortController | undefined} */
  #turn;
  #failed = false;
  #replaying = false;
  /** @type {State} */
  #state = 'idle';
  /** @type {Utterance | null} */
  #utterance = null;

  /** @param {SpeakerListener} listener */
  constructor(listener) {
    this.#listener = listener;
    this.#player = new Player(SAMPLE_RATE, {
      sounding: (time) => this.#sounding(time),
      underrun: () => this.#underrun(),
      ended: () => this.#ended(),
    });
  }

  get state() {
    return this.#state;
  }

  /** What is being said or was said last. */
  get utterance() {
    return this.#utterance;
  }

  /** Whether something is waited for, arriving or being played. */
  get active() {
    return this.#state === 'waiting' || this.#state === 'speaking';
  }

  get paused() {
    return this.#player.paused;
  }

  /** Whether audio of the current utterance may still come. */
  get receiving() {
    return this.#turn !== undefined;
  }

  /** Whether the utterance is played again, or was taken up in its middle. */
  get replaying() {
    return this.#replaying;
  }

  /** The sample being heard. */
  get position() {
    return this.#player.position;
  }

  /** Gets the sound device ready ahead of the first click. */
  warm() {
    void this.#player.warm();
  }

  /**
   * Says something new; what was being said ends.
   *
   * @param {import('./api.js').SpeechRequest} request
   * @param {number} asked when the user asked for it, as of `performance.now()`
   */
  async speak(request, asked) {
    this.#abandon();
    const turn = new AbortController();
    const utterance = new Utterance(request, asked);
    this.#turn = turn;
    this.#utterance = utterance;
    this.#failed = false;
    this.#replaying = false;
    this.#player.begin();
    this.#become('waiting');
    let received = asked;
    try {
      for await (const piece of answer(request, turn.signal)) {
        if (turn.signal.aborted) {
          return;
        }
        if (piece.kind === 'text') {
          utterance.reply += piece.text;
        } else {
          received = performance.now();
          utterance.append(piece, received);
          this.#player.push(piece.samples);
        }
        this.#listener.changed(this);
      }
      if (utterance.length === 0) {
        throw new Refused('The server sent no sound.');
      }
      utterance.receivedMillis = received - asked;
    } catch (failure) {
      if (turn.signal.aborted) {
        return;
      }
      this.#fail(failure);
    }
    this.#turn = undefined;
    if (utterance.length > 0) {
      this.#player.finish();
    } else {
      this.#player.stop();
      this.#become('error');
    }
    this.#listener.changed(this);
  }

  /**
   * Plays what there is of an utterance, from a position on; one that is still arriving goes on arriving.
   *
   * @param {Utterance} utterance
   * @param {number} [from] in samples
   */
  replay(utterance, from = 0) {
    if (utterance !== this.#utterance) {
      this.#abandon();
      this.#utterance = utterance;
    }
    this.#failed = false;
    this.#replaying = true;
    this.#player.begin(from);
    utterance.piecesFrom(from).forEach((piece) => this.#player.push(piece));
    if (!this.receiving) {
      this.#player.finish();
    }
    this.#become('speaking');
  }

  pause() {
    this.#player.pause();
    this.#listener.changed(this);
  }

  resume() {
    this.#player.resume();
    this.#listener.changed(this);
  }

  /** Silence at once; the request, if one is open, is aborted. */
  stop() {
    if (this.active) {
      this.#abandon();
      this.#become(this.#failed ? 'error' : 'idle');
    }
  }

  #abandon() {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#player.stop();
  }

  /** @param {unknown} failure */
  #fail(failure) {
    this.#failed = true;
    const told =
      failure instanceof Refused || failure instanceof ConnectionLost
        ? failure
        : new Refused(`The page failed: ${failure instanceof Error ? failure.message : failure}`);
    this.#listener.failed(told, /** @type {Utterance} */ (this.#utterance));
  }

  /** @param {number} time */
  #sounding(time) {
    const utterance = this.#utterance;
    if (utterance && utterance.firstSoundMillis === null) {
      utterance.firstSoundMillis = time - utterance.asked;
      this.#listener.heard(utterance);
    }
    this.#become('speaking');
  }

  #underrun() {
    if (this.#utterance) {
      this.#utterance.underruns++;
    }
    this.#listener.changed(this);
  }

  #ended() {
    if (!this.#failed && this.#utterance?.firstSoundMillis === null) {
      this.#fail(new Refused('The server sent only silence.'));
    }
    this.#become(this.#failed ? 'error' : 'done');
  }

  /** @param {State} state */
  #become(state) {
    this.#state = state;
    this.#listener.changed(this);
  }
}
