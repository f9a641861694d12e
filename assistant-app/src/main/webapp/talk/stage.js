import { announce } from './announce.js';
import { SAMPLE_RATE } from './api.js';
import { inWords } from './causes.js';
import { byId, enable, enabled } from './elements.js';
import { ReplyText } from './reply-text.js';
import { wav } from './wav.js';
import { Waveform } from './waveform.js';

const play = byId('play', HTMLButtonElement);
const playIcon = byId('play-icon', SVGUseElement);
const scrub = byId('scrub', HTMLInputElement);
const hint = byId('hint', HTMLElement);
const time = byId('time', HTMLElement);
const download = byId('download', HTMLButtonElement);
const firstSound = byId('fact-first', HTMLElement);
const length = byId('fact-length', HTMLElement);
const factor = byId('fact-factor', HTMLElement);
const engine = byId('fact-engine', HTMLElement);
const fallback = byId('fallback', HTMLElement);
const gapsBox = byId('fact-gaps-box', HTMLElement);
const gaps = byId('fact-gaps', HTMLElement);

/** Time between two pictures for those who asked for less motion. */
const CALM_MILLIS = 250;

const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** What is heard: the waveform with its buttons, the reply's text, and the figures. */
export class Stage {
  #speaker;
  #reply = new ReplyText();
  #waveform = new Waveform(byId('wave', HTMLCanvasElement), () => this.#draw());
  #drawing = false;

  /** @param {import('./speaker.js').Speaker} speaker */
  constructor(speaker) {
    this.#speaker = speaker;
    play.addEventListener('click', () => this.#toggle());
    scrub.addEventListener('input', () => {
      if (speaker.utterance) {
        speaker.replay(speaker.utterance, Math.round(Number(scrub.value) * SAMPLE_RATE));
      }
    });
    download.addEventListener('click', () => {
      if (enabled(download) && speaker.utterance) {
        save(speaker.utterance);
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
    this.show();
  }

  /** Shows the speaker as it is now, and follows it while it is active. */
  show() {
    const speaker = this.#speaker;
    const utterance = speaker.utterance;
    const there = utterance !== null && utterance.length > 0;
    const doing = speaker.state !== 'speaking' ? 'Replay' : speaker.paused ? 'Resume' : 'Pause';
    play.setAttribute('aria-label', doing);
    playIcon.setAttribute('href', doing === 'Pause' ? '#icon-pause' : '#icon-play');
    enable(play, there && speaker.state !== 'waiting');
    enable(download, there && !speaker.receiving);
    scrub.disabled = !there || this.#live;
    hint.textContent = there
      ? ''
      : speaker.state === 'waiting'
        ? 'Waiting for the first sound'
        : 'The voice appears here';

    const first = utterance?.firstSoundMillis ?? null;
    firstSound.textContent = first === null ? '–' : `${Math.round(first)} ms`;
    length.textContent = there ? `${utterance.seconds.toFixed(1)} s` : '–';
    factor.textContent = utterance?.realTimeFactor?.toFixed(2) ?? '–';
    engine.textContent = utterance?.engine || '–';
    tell(utterance);
    gaps.textContent = String(utterance?.underruns ?? 0);
    gapsBox.hidden = !utterance?.underruns;
    this.#follow();
  }

  /** Whether the moving picture is shown: the utterance is heard for the first time. */
  get #live() {
    return this.#speaker.active && !this.#speaker.replaying;
  }

  #toggle() {
    const speaker = this.#speaker;
    if (!enabled(play) || !speaker.utterance) {
      return;
    }
    if (speaker.state !== 'speaking') {
      speaker.replay(speaker.utterance);
    } else if (speaker.paused) {
      speaker.resume();
    } else {
      speaker.pause();
    }
  }

  #follow() {
    if (!this.#drawing) {
      this.#drawing = true;
      const step = () => {
        this.#draw();
        this.#drawing = this.#speaker.active && !this.#speaker.paused;
        if (this.#drawing) {
          next(step);
        }
      };
      next(step);
    }
  }

  #draw() {
    const { utterance, state, position, active } = this.#speaker;
    if (utterance === null || utterance.length === 0) {
      this.#waveform.rest(state === 'waiting' && !lessMotion.matches, performance.now());
      time.textContent = '0:00';
    } else {
      if (this.#live && !lessMotion.matches) {
        this.#waveform.live(utterance, position);
      } else {
        this.#waveform.whole(utterance, position);
      }
      time.textContent = `${clock(position)} / ${clock(utterance.length)}`;
      scrub.max = String(utterance.seconds);
      scrub.value = String(position / SAMPLE_RATE);
      scrub.setAttribute(
        'aria-valuetext',
        `${(position / SAMPLE_RATE).toFixed(1)} of ${utterance.seconds.toFixed(1)} seconds`,
      );
    }
    this.#reply.show(utterance, position, active);
  }
}

/** Who stood in and why, as a screen reader was told; the number of sentences alone is not worth a word more. */
let announced = '';

/**
 * Says, where it was so, that another engine stood in.
 *
 * @param {import('./utterance.js').Utterance | null} utterance
 */
function tell(utterance) {
  const asked = utterance?.request.voice.engine || 'the engine asked for';
  const words = (utterance?.fallbacks ?? []).map(({ engine: stoodIn, fallback: cause, count }) => {
    const what = utterance?.sentenceCount === count ? 'spoke' : `spoke ${count} sentence${count === 1 ? '' : 's'}`;
    return `${stoodIn || 'Another engine'} ${what} for ${asked}, since ${inWords(cause)}.`;
  });
  const stoodIn = (utterance?.fallbacks ?? []).map(({ engine: by, fallback: cause }) => `${by} ${cause}`).join();
  if (stoodIn !== announced) {
    announced = stoodIn;
    if (words.length > 0) {
      announce(words.join(' '));
    }
  }
  fallback.hidden = words.length === 0;
  if (fallback.textContent !== words.join(' ')) {
    fallback.textContent = words.join(' ');
  }
}

/** @param {() => void} step */
function next(step) {
  if (lessMotion.matches) {
    setTimeout(step, CALM_MILLIS);
  } else {
    requestAnimationFrame(step);
  }
}

/** @param {number} samples */
function clock(samples) {
  const seconds = Math.floor(samples / SAMPLE_RATE);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {import('./utterance.js').Utterance} utterance */
function save(utterance) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(wav(utterance.piecesFrom(), SAMPLE_RATE));
  link.download = `${utterance.request.voice.id}-${stamp(new Date())}.wav`;
  link.click();
  // the browser reads the blob after the click has returned
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {Date} date */
function stamp(date) {
  return date.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
}
