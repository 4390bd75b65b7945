// @ts-check
/** Loaded before a program: its clock goes wrong by CLOCK_SHIFT_MS. PostgreSQL's does not. */
const shift = Number(process.env['CLOCK_SHIFT_MS']);
const now = Date.now.bind(Date);

globalThis.Date = /** @type {DateConstructor} */ (
  class extends Date {
    /** @param {any[]} given */
    constructor(...given) {
      if (given.length === 0) super(now() + shift);
      else super(.../** @type {[number]} */ (given));
    }

    static now() {
      return now() + shift;
    }
  }
);
