/** The server refused a request; `message` is for people. */
export class Refused extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number, param?: string | null, code?: string | null, retryAfterSeconds?: number, limit?: number }} [details]
   */
  constructor(message, { status = 0, param = null, code = null, retryAfterSeconds = 0, limit = 0 } = {}) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.param = param;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    /** The most characters that the text may have; 0 if it is not too long. */
    this.limit = limit;
  }
}

/** The server could not be reached, or the answer broke off. */
export class ConnectionLost extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'ConnectionLost';
  }
}
