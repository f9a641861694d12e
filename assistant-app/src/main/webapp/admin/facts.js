import { make } from '../talk/elements.js';
import { write } from './page.js';

/**
 * Shows names and values. The elements are kept while the names stay the same.
 *
 * @param {HTMLElement} list a `dl`
 * @param {[name: string, value: string][]} facts
 */
export function showFacts(list, facts) {
  const names = JSON.stringify(facts.map(([name]) => name));
  if (list.dataset.names !== names) {
    list.dataset.names = names;
    list.replaceChildren(...facts.map(([name]) => make('div', {}, make('dt', { textContent: name }), make('dd'))));
  }
  facts.forEach(([, value], i) => write(/** @type {Element} */ (list.children[i].lastElementChild), value));
}
