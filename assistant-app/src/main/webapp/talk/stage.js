import { announce } from './announce.js';
import { SAMPLE_RATE } from './api.js';
import { inWords } from './causes.js';
import { byId, enable, enabled } from './elements.js';
import { engineName } from './engine-name.js';
import { ReplyText } from './reply-text.js';
import { wav } from './wav.js';
import { Waveform } from './waveform.js';

const play = byId('play', HTMLButtonElement);
const playIcon = byId('play-icon', SVGUseElement);
const scrub = byId('scrub', HTMLInputElement);
const hint = byId('hint', HTMLElement);
const time = byId('time', HTMLElement);
const progress = byId('progress', HTMLElement);
const back = byId('back', HTMLButtonElement);
const ahead = byId('ahead', HTMLButtonElement);
const volume = byId('volume', HTMLInputElement);
const download = byId('download', HTMLButtonElement);
const firstSound = byId('fact-first', HTMLElement);
const length = byId('fact-length', HTMLElement);
const factor = byId('fact-factor', HTMLElement);
const engine = byId('fact-engine', HTMLElement);
const fallback = byId('fallback', HTMLElement);
const gapsBox = byId('fact-gaps-box', HTMLElement);
const gaps = byId('fact-gaps', HTMLElement);

/** How far the buttons next to the play button skip. */
const SKIP_SECONDS = 10;

/** From here on the seconds of a wait are shown, and announced once. */
const LONG_WAIT_SECONDS = 2;

/** Time between two frames for users who prefer reduced motion. */
const CALM_MILLIS = 250;

const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** The stage: the waveform with its buttons, the reply's text, and the measurements. */
export class Stage {
  #speaker;
  #reply = new ReplyText((sentence) => this.#jump(sentence));
  #waveform = new Waveform(byId('wave', HTMLCanvasElement), () => this.#draw());
  #drawing = false;
  #waitTold = false;

  /** @param {import('./speaker.js').Speaker} speaker */
  constructor(speaker) {
    this.#speaker = speaker;
    play.addEventListener('click', () => this.#toggle());
    scrub.addEventListener('input', () => {
      if (speaker.utterance) {
        speaker.replay(speaker.utterance, Math.round(Number(scrub.value) * SAMPLE_RATE));
      }
    });
    back.addEventListener('click', () => enabled(back) && speaker.skip(-SKIP_SECONDS));
    ahead.addEventListener('click', () => enabled(ahead) && speaker.skip(SKIP_SECONDS));
    volume.addEventListener('input', () => (speaker.volume = Number(volume.value)));
    download.addEventListener('click', () => {
      if (enabled(download) && speaker.utterance) {
        save(speaker.utterance);
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
    this.show();
  }

  /** Shows the speaker's state, and follows it while it is active. */
  show() {
    const speaker = this.#speaker;
    const utterance = speaker.utterance;
    const there = utterance !== null && utterance.length > 0;
    const doing = speaker.state !== 'speaking' ? 'Replay' : speaker.paused ? 'Resume' : 'Pause';
    play.setAttribute('aria-label', doing);
    playIcon.setAttribute('href', doing === 'Pause' ? '#icon-pause' : '#icon-play');
    enable(play, there && speaker.state !== 'waiting');
    enable(back, there && speaker.state !== 'waiting');
    enable(ahead, there && speaker.state !== 'waiting');
    enable(download, there && !speaker.receiving);
    scrub.disabled = !there || speaker.state === 'waiting';

    const first = utterance?.firstSoundMillis ?? null;
    firstSound.textContent = first === null ? '–' : inSeconds(first);
    length.textContent = there ? `${utterance.seconds.toFixed(1)} s` : '–';
    factor.textContent = utterance?.realTimeFactor?.toFixed(2) ?? '–';
    engine.textContent = utterance?.engineWords || '–';
    tell(utterance);
    gaps.textContent = String(utterance?.underruns ?? 0);
    gapsBox.hidden = !utterance?.underruns;
    this.#follow();
  }

  /** Whether the moving waveform is shown, since the utterance is heard for the first time. */
  get #live() {
    return this.#speaker.active && !this.#speaker.replaying;
  }

  /** @param {number} sentence */
  #jump(sentence) {
    const { utterance } = this.#speaker;
    if (utterance) {
      this.#speaker.replay(utterance, utterance.startOf(sentence));
    }
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
      // the whole waveform is drawn while the pointer or the focus is on the slider
      if (this.#live && !lessMotion.matches && !scrub.matches(':hover, :focus-visible')) {
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
    this.#tellWait();
    const words = this.#progress();
    if (progress.textContent !== words) {
      progress.textContent = words;
    }
  }

  /** Shows that the page waits for the first sound, and after a while for how long. */
  #tellWait() {
    const { utterance, state } = this.#speaker;
    const waited = state === 'waiting' && utterance ? Math.floor((performance.now() - utterance.asked) / 1000) : 0;
    const long = waited >= LONG_WAIT_SECONDS;
    const words =
      state === 'waiting'
        ? `Waiting for the first sound${long ? `, ${waited} s` : ''}`
        : utterance?.length
          ? ''
          : 'Your audio appears here';
    if (hint.textContent !== words) {
      hint.textContent = words;
    }
    if (long && !this.#waitTold) {
      announce('Still waiting for the first sound.');
    }
    this.#waitTold = long;
  }

  /** The progress in words: the sentence that is heard, how much is left, and whether it was stopped or is buffered. */
  #progress() {
    const { utterance, position, state, receiving, slow } = this.#speaker;
    if (!utterance?.length) {
      return '';
    }
    if (utterance.stoppedSeconds !== null && state === 'idle') {
      return `Stopped after ${utterance.stoppedSeconds.toFixed(0)} s`;
    }
    const words = [];
    const sentence = utterance.sentenceAt(position);
    if (state === 'speaking' && sentence >= 0 && this.#reply.count > 1) {
      words.push(`Sentence ${sentence + 1} of ${Math.max(this.#reply.count, sentence + 1)}`);
    }
    if (receiving && utterance.expectedSeconds !== null) {
      words.push(`about ${duration(utterance.expectedSeconds)} in all`);
    }
    if (receiving && slow) {
      words.push('the server is slower than speech at the moment');
    }
    return words.join(' · ');
  }
}

/** The fallback that was last announced. A change of the number of sentences alone is not announced again. */
let announced = '';

/**
 * Shows that another engine spoke, if one did.
 *
 * @param {import('./utterance.js').Utterance | null} utterance
 */
function tell(utterance) {
  const asked = engineName(utterance?.request.voice.engine ?? '') || 'the engine asked for';
  const words = (utterance?.fallbacks ?? []).map(({ engine: stoodIn, fallback: cause, count }) => {
    const what = utterance?.sentenceCount === count ? 'spoke' : `spoke ${count} sentence${count === 1 ? '' : 's'}`;
    return `${engineName(stoodIn) || 'Another engine'} ${what} for ${asked}, because ${inWords(cause)}.`;
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

/** @param {number} millis */
function inSeconds(millis) {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}

/** @param {() => void} step */
function next(step) {
  if (lessMotion.matches) {
    setTimeout(step, CALM_MILLIS);
  } else {
    requestAnimationFrame(step);
  }
}

/** @param {number} seconds */
function duration(seconds) {
  return seconds < 90 ? `${Math.round(seconds / 5) * 5} s` : `${Math.round(seconds / 60)} min`;
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
  link.download = `${utterance.request.voice.id || 'default'}-${stamp(new Date())}.wav`;
  link.click();
  // the browser reads the blob after the click has returned
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {Date} date */
function stamp(date) {
  return date.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
}
