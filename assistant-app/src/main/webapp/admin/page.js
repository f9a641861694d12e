/**
 * Sets the text of a node if it differs, so that an unchanged text is neither redrawn nor read out.
 *
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/**
 * The element of one thing in a list.
 *
 * @template T
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {(thing: T) => void} show
 */

/**
 * Shows a list of things and keeps the element of each while the thing is in the list, so that a renewal every second loses
 * neither the focus nor a selection.
 *
 * @template T
 */
export class Rows {
  #list;
  #key;
  #make;
  /** @type {Map<string, Row<T>>} */
  #rows = new Map();

  /**
   * @param {HTMLElement} list
   * @param {(thing: T) => string} key
   * @param {(thing: T) => Row<T>} make
   */
  constructor(list, key, make) {
    this.#list = list;
    this.#key = key;
    this.#make = make;
  }

  /** @param {T[]} things in their order, each with a key of its own */
  show(things) {
    const wanted = new Map(things.map((thing) => [this.#key(thing), thing]));
    for (const [key, row] of this.#rows) {
      if (!wanted.has(key)) {
        this.#rows.delete(key);
        remove(row.element, this.#list);
      }
    }
    let next = this.#list.firstElementChild;
    for (const [key, thing] of wanted) {
      let row = this.#rows.get(key);
      if (!row) {
        row = this.#make(thing);
        this.#rows.set(key, row);
      }
      row.show(thing);
      if (row.element === next) {
        next = next.nextElementSibling;
      } else {
        this.#list.insertBefore(row.element, next);
      }
    }
  }
}

/**
 * Removes an element. The focus, if it was inside, goes to the list and not to the top of the page.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} list
 */
function remove(element, list) {
  const focused = element.contains(document.activeElement);
  element.remove();
  if (focused) {
    list.tabIndex = -1;
    list.focus({ preventScroll: true });
  }
}
