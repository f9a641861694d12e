/** The time over which a speed is measured, in seconds: a shorter one is too noisy, a longer one too old. */
const SHORTEST = 3;
const LONGEST = 8;

/** The current speed at which a number grows. */
export class Pace {
  /** @type {{ seconds: number, amount: number }[]} */
  #points = [];

  /**
   * @param {number} seconds of any clock
   * @param {number} amount at that time
   */
  add(seconds, amount) {
    this.#points.push({ seconds, amount });
    this.#points = this.#points.filter((point) => seconds - point.seconds <= LONGEST);
  }

  /** The speed; 0 while it is not known. */
  get perSecond() {
    const first = this.#points[0];
    const last = this.#points[this.#points.length - 1];
    const time = first ? last.seconds - first.seconds : 0;
    return time < SHORTEST ? 0 : Math.max(0, last.amount - first.amount) / time;
  }
}
