import { ConnectionLost, Refused, SAMPLE_RATE } from './api.js';
import { answer } from './conversation.js';
import { Player } from './player.js';
import { Utterance } from './utterance.js';

/** From this real-time factor, speech is made hardly faster than it is heard, and would stutter. */
const SLOW_FACTOR = 0.9;

/** How much sound is then buffered before playback starts, in seconds. */
const HELD_SECONDS = 2.5;

/**
 * Speaks one utterance at a time: sends the request, plays the audio from its first piece, and replays what was heard.
 *
 * State: `idle` nothing requested or stopped, `waiting` requested and not yet audible, `speaking`, `done` heard to its end,
 * `error`. A failure midway is reported at once; audio that has arrived is still played, and the state becomes `error` after it.
 *
 * @typedef {'idle' | 'waiting' | 'speaking' | 'done' | 'error'} State
 *
 * @typedef {object} SpeakerListener
 * @property {(speaker: Speaker) => void} changed state, utterance or measurements changed
 * @property {(failure: Refused | ConnectionLost, utterance: Utterance) => void} failed
 * @property {(utterance: Utterance) => void} heard the first sound of an utterance is audible
 */
export class Speaker {
  #listener;
  #player;
  /** @type {AbortController | undefined} */
  #turn;
  #failed = false;
  #replaying = false;
  /** Whether the server was slow in the last measurement. */
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

  /** The current or last utterance. */
  get utterance() {
    return this.#utterance;
  }

  /** Whether an utterance is awaited, arriving or played. */
  get active() {
    return this.#state === 'waiting' || this.#state === 'speaking';
  }

  get paused() {
    return this.#player.paused;
  }

  /** Whether audio of the current utterance may still arrive. */
  get receiving() {
    return this.#turn !== undefined;
  }

  /** Whether the utterance is replayed, or was resumed in the middle. */
  get replaying() {
    return this.#replaying;
  }

  /** The sample being heard. */
  get position() {
    return this.#player.position;
  }

  /** Whether the server makes speech hardly faster than it is heard, as measured. */
  get slow() {
    return this.#slow;
  }

  /** The volume, 0 to 1. */
  set volume(volume) {
    this.#player.volume = volume;
  }

  /**
   * Skips some seconds within the audio that has arrived.
   *
   * @param {number} seconds negative to go back
   */
  skip(seconds) {
    if (this.#utterance && this.#utterance.length > 0) {
      const wanted = this.position + seconds * SAMPLE_RATE;
      this.replay(this.#utterance, Math.round(Math.min(Math.max(wanted, 0), this.#utterance.length)));
    }
  }

  /** Prepares the sound device before the first click. */
  warm() {
    void this.#player.warm();
  }

  /**
   * Speaks a new request and ends the current utterance.
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
    /** @type {Int16Array[] | null} the buffered audio; null once it is released */
    let held = this.#slow ? [] : null;
    const letGo = () => {
      // a resumed utterance has been given all that had arrived
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
   * Plays the audio of an utterance from a position; one that is still arriving continues to arrive.
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

  /** Stops the sound at once and aborts an open request. */
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
