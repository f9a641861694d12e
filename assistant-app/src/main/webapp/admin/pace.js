/** A speed over a shorter time says little, over a longer one it is old. In seconds. */
const SHORTEST = 3;
const LONGEST = 8;

/** How fast something grows just now. */
export class Pace {
  /** @type {{ seconds: number, amount: number }[]} */
  #points = [];

  /**
   * @param {number} seconds of any clock
   * @param {number} amount there at that time
   */
  add(seconds, amount) {
    this.#points.push({ seconds, amount });
    this.#points = this.#points.filter((point) => seconds - point.seconds <= LONGEST);
  }

  /** 0 while it is not known. */
  get perSecond() {
    const first = this.#points[0];
    const last = this.#points[this.#points.length - 1];
    const time = first ? last.seconds - first.seconds : 0;
    return time < SHORTEST ? 0 : Math.max(0, last.amount - first.amount) / time;
  }
}
