// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { isDay } = require('@onaltu/domain/clock/day');
const { checkIin } = require('@onaltu/domain/iin');
const { checkPersonName } = require('@onaltu/domain/person-name');
const { normalizePhone } = require('@onaltu/domain/phone');

/**
 * @typedef {{ pointer: string, problem: string }} Fault   a JSON pointer into the file, and what is wrong there
 * @typedef {(value: unknown, pointer: string) => Fault[]} Field
 */

/** @param {string} problem @param {(value: unknown) => boolean} passes @returns {Field} */
const field = (problem, passes) => (value, pointer) => {
  if (value === undefined) return [{ pointer, problem: 'is missing' }];
  return passes(value) ? [] : [{ pointer, problem }];
};

/** @param {string} problem @param {(text: string) => boolean} passes */
const textual = (problem, passes) => field(problem, (value) => typeof value === 'string' && passes(value));

/** @param {Field} given @returns {Field} */
export const optional = (given) => (value, pointer) => (value === undefined ? [] : given(value, pointer));

const INVISIBLE = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** @param {number} min @param {number} max */
export const text = (min, max) =>
  textual(`must be a text of ${min} to ${max} signs, all of them visible`, (value) => {
    const { length } = value.normalize('NFC').trim();
    return length >= min && length <= max && !INVISIBLE.test(value);
  });

/** @param {number} min @param {number} max */
export const whole = (min, max) =>
  field(`must be a whole number from ${min} to ${max}`, (value) => {
    return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  });

/** @param {readonly string[]} values */
export const oneOf = (values) => textual(`must be one of ${values.join(', ')}`, (value) => values.includes(value));

export const personName = textual('must be a name in Cyrillic or Latin letters', checkPersonName);
export const calendarDay = textual('must be a date of the calendar, yyyy-mm-dd', isDay);
export const pastDay = textual(
  'must be a date of the past, yyyy-mm-dd',
  (value) => isDay(value) && Date.parse(value) < Date.now(),
);
export const iin = textual('must be 12 digits with the right check digit', (value) => checkIin(value).valid);
export const phone = textual('must be a phone number of +7', (value) => normalizePhone(value) !== null);

const step = (/** @type {string | number} */ name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** @param {Field} item @param {{ min: number, max: number }} size @returns {Field} */
export const listOf = (item, { min, max }) => {
  const list = field(`must be a list of ${min} to ${max} entries`, (value) => {
    return Array.isArray(value) && value.length >= min && value.length <= max;
  });
  return (value, pointer) => {
    const faults = list(value, pointer);
    if (faults.length > 0 || !Array.isArray(value)) return faults;
    return value.flatMap((entry, i) => item(entry, pointer + step(i)));
  };
};

/** An object of these fields and no others. @param {Record<string, Field>} fields @returns {Field} */
export const shape = (fields) => {
  const object = field('must be an object', (value) => {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  });
  return (value, pointer) => {
    const faults = object(value, pointer);
    if (faults.length > 0) return faults;
    const given = /** @type {Record<string, unknown>} */ (value);
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...Object.entries(fields).flatMap(([name, check]) => check(given[name], pointer + step(name))),
      ...unknown.map((name) => ({ pointer: pointer + step(name), problem: 'is not a field of the file' })),
    ];
  };
};
