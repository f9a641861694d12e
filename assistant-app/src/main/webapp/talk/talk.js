/**
 * The talk page: connects the form, the speaker, the stage and the history.
 *
 * `<html data-state>` is the speaker's state, `<html data-ready>` whether the form is open.
 */
import { announce } from './announce.js';
import { ConnectionLost, engineInForce, listVoices, serverAbilities } from './api.js';
import { Busy, OVERLOADED } from './busy.js';
import { prepare } from './conversation.js';
import { copies } from './copy-button.js';
import { exposeDiagnostics } from './diagnostics.js';
import { byId, enable } from './elements.js';
import { Form } from './form.js';
import { untilReady } from './health.js';
import { History } from './history.js';
import { key } from './key.js';
import { showNotReady, showReady } from './notice.js';
import { Save } from './save.js';
import { snippet } from './snippets.js';
import { Speaker } from './speaker.js';
import { Stage } from './stage.js';
import { readVoices } from './voices.js';
import { inSentences } from './wording.js';

const root = document.documentElement;
const stop = byId('stop', HTMLButtonElement);
/** The stop button in the player, which stays in view. */
const halt = byId('halt', HTMLButtonElement);
const snippets = byId('snippets', HTMLFieldSetElement);
const program = byId('snippet', HTMLElement);
const keyHint = byId('snippet-key', HTMLElement);

/** @type {import('./api.js').SpeechRequest | null} the request that the form describes */
let described = null;

const speaker = new Speaker({ changed: show, failed: tell, heard: (utterance) => history.add(utterance) });
const history = new History((utterance) => {
  speaker.replay(utterance);
  form.restore(utterance.request);
});
const stage = new Stage(speaker);
const form = new Form({ asked: say, changed: showProgram });
new Save(() => form.request);

/** Whether the user waits for a busy server. */
let patient = false;
const busy = new Busy((request) => {
  patient = true;
  say(request, performance.now());
});

/**
 * @param {import('./api.js').SpeechRequest} request
 * @param {number} asked
 */
function say(request, asked) {
  busy.end();
  void speaker.speak(request, asked);
}

function show() {
  const before = root.dataset.state;
  patient &&= speaker.state === 'waiting';
  root.dataset.state = speaker.state;
  enable(stop, speaker.active);
  enable(halt, speaker.active);
  stage.show();
  history.show(speaker.utterance);
  if (before !== speaker.state && speaker.state === 'done') {
    announce(`Finished, ${speaker.utterance?.seconds.toFixed(1)} seconds.`);
  }
}

/**
 * @param {import('./api.js').Refused | ConnectionLost} failure
 * @param {import('./utterance.js').Utterance} utterance
 */
function tell(failure, utterance) {
  const partly =
    utterance.length > 0 ? ` ${utterance.seconds.toFixed(1)} seconds had arrived; they stay here to replay.` : '';
  if (failure instanceof ConnectionLost) {
    form.fail(failure.message + partly);
    void wake();
  } else {
    const { param, retryAfterSeconds: wait, status, code } = failure;
    if (code === OVERLOADED && utterance.length === 0) {
      busy.offer(utterance.request, wait, patient);
      return;
    }
    form.fail(inSentences(failure, utterance.request.text) + partly, param);
    if (status === 503) {
      void wake();
    }
  }
}

/** @param {import('./api.js').SpeechRequest | null} request */
function showProgram(request) {
  described = request;
  const language = /** @type {any} */ (snippets.querySelector('input:checked'))?.value;
  program.textContent = request
    ? snippet(language, request.text === '' ? { ...request, text: 'Hello.' } : request)
    : '';
  keyHint.hidden = key() === '';
  snippets.hidden = request?.mode === 'ask';
}

function hush() {
  busy.end();
  if (speaker.active) {
    speaker.stop();
    announce('Stopped.');
  }
}

let waking = false;

/** Opens the form as soon as the server is ready, and shows until then why it is not. */
async function wake() {
  if (waking) {
    return;
  }
  waking = true;
  await untilReady(
    async () => {
      const entries = await listVoices();
      const first = await engineInForce();
      const voices = readVoices(entries).sort((a, b) => Number(b.engine === first) - Number(a.engine === first));
      if (voices.length === 0) {
        throw new Error('The server offers no voice.');
      }
      form.open(voices, { ...(await serverAbilities()), engine: first });
      prepare();
    },
    (health) => {
      form.close();
      root.dataset.ready = 'false';
      showNotReady(health);
    },
  );
  waking = false;
  root.dataset.ready = 'true';
  showReady();
}

stop.addEventListener('click', hush);
halt.addEventListener('click', hush);
// typing interrupts the assistant
byId('text', HTMLTextAreaElement).addEventListener('input', () => {
  if (speaker.utterance?.request.mode === 'ask') {
    hush();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    hush();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.submit(event.timeStamp);
  }
});
for (const gesture of ['pointerdown', 'keydown']) {
  addEventListener(gesture, () => speaker.warm(), { once: true });
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    void wake();
  }
});
snippets.addEventListener('change', () => showProgram(described));
copies(byId('snippet-copy', HTMLButtonElement), () => program.textContent ?? '');
exposeDiagnostics(speaker);
void wake();
