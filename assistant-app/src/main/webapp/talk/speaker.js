import { ConnectionLost, Refused, SAMPLE_RATE } from './api.js';
import { answer } from './conversation.js';
import { Player } from './player.js';
import { Utterance } from './utterance.js';

/** From this factor on speech is made hardly faster than it is heard, and would stutter. */
const SLOW_FACTOR = 0.9;

/** Sound that is held back then before the first of it is played, in seconds. */
const HELD_SECONDS = 2.5;

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
  /** Whether the server made speech slowly, as measured last. */
  #slow = false;
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

  /** Whether the server was measured to make speech hardly faster than it is heard. */
  get slow() {
    return this.#slow;
  }

  /** How loud it plays, 0 to 1. */
  set volume(volume) {
    this.#player.volume = volume;
  }

  /**
   * Plays on from so many seconds away, within what has arrived.
   *
   * @param {number} seconds negative to go back
   */
  skip(seconds) {
    if (this.#utterance && this.#utterance.length > 0) {
      const wanted = this.position + seconds * SAMPLE_RATE;
      this.replay(this.#utterance, Math.round(Math.min(Math.max(wanted, 0), this.#utterance.length)));
    }
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
    /** @type {Int16Array[] | null} what is held back; null once it is let go */
    let held = this.#slow ? [] : null;
    const letGo = () => {
      // who took it up in its middle has been given all that had arrived
      if (!this.#replaying) {
        held?.forEach((samples) => this.#player.push(samples));
      }
      held = null;
    };
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
          if (held && !this.#replaying) {
            held.push(piece.samples);
          } else {
            this.#player.push(piece.samples);
          }
          if (utterance.seconds >= HELD_SECONDS) {
            letGo();
          }
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
    letGo();
    this.#slow = utterance.length > 0 ? utterance.factorSoFar >= SLOW_FACTOR : this.#slow;
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
    utterance.stoppedSeconds = null;
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
      if (this.#utterance && this.#state === 'speaking') {
        this.#utterance.stoppedSeconds = this.position / SAMPLE_RATE;
      }
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
