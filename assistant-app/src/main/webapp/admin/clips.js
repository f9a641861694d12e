import { byId, icon, make } from '../talk/elements.js';
import { Rows, write } from './page.js';
import { bytes } from './words.js';

const drop = byId('drop', HTMLElement);
const input = byId('clips', HTMLInputElement);

/** @type {Map<File, string>} */
const clips = new Map();
let count = 0;

const rows = new Rows(byId('clip-list', HTMLElement), ([, key]) => key, row);

/** @type {() => void} */
let altered = () => {};

/** @param {() => void} listener called when the clips change */
export function listenToClips(listener) {
  altered = listener;
  input.addEventListener('change', () => {
    [...(input.files ?? [])].forEach(addClip);
    input.value = '';
  });
  for (const type of ['dragenter', 'dragover']) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.dataset.over = 'true';
    });
  }
  for (const type of ['dragleave', 'drop']) {
    drop.addEventListener(type, () => delete drop.dataset.over);
  }
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    [...(event.dataTransfer?.files ?? [])].forEach(addClip);
  });
}

/** @param {File} clip */
export function addClip(clip) {
  clips.set(clip, `clip-${++count}`);
  rows.show([...clips]);
  altered();
}

/** The clips to send, in the order in which they were added. */
export const chosenClips = () => [...clips.keys()];

export function forgetClips() {
  clips.clear();
  rows.show([]);
}

/** @param {[File, string]} clip */
function row([file]) {
  const address = URL.createObjectURL(file);
  const player = make('audio', {
    controls: true,
    src: address,
    preload: 'metadata',
    ariaLabel: `Listen to ${file.name}`,
  });
  const size = make('span', { className: 'quiet number', textContent: bytes(file.size) });
  player.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(player.duration)) {
      write(size, `${player.duration.toFixed(1)} s · ${bytes(file.size)}`);
    }
  });
  const remove = make(
    'button',
    { type: 'button', className: 'small', ariaLabel: `Leave out ${file.name}` },
    icon('close'),
  );
  remove.addEventListener('click', () => {
    URL.revokeObjectURL(address);
    clips.delete(file);
    rows.show([...clips]);
    altered();
  });
  return {
    element: make(
      'li',
      {},
      make('div', {}, make('span', { className: 'name', textContent: file.name }), size),
      player,
      remove,
    ),
    show() {},
  };
}
