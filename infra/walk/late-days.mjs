// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { addDays, almatyDay, daysBetween, weekdayOf } = require('@onaltu/domain/clock/day');

const FEWEST_DAYS = 91;
const SATURDAY = 6;

/** @param {string} day @param {string} time */
const at = (day, time) => new Date(`${day}T${time}:00+05:00`).toISOString();

/**
 * When each thing happened on paper: the first steps on up to three days, the course to its end yesterday.
 * @param {number} receivedDaysAgo
 * @param {Date} now
 */
export function lateDays(receivedDaysAgo, now) {
  const today = almatyDay(now);
  const room = receivedDaysAgo - FEWEST_DAYS;
  const received = addDays(today, -receivedDaysAgo);
  const contract = addDays(received, Math.min(1, room));
  const assessed = addDays(received, Math.min(2, room));
  const yesterday = addDays(today, -1);
  return {
    received,
    registered: at(received, '09:30'),
    takenUp: at(contract, '10:30'),
    contractSigned: at(contract, '11:00'),
    assessmentBegun: at(assessed, '12:00'),
    assessmentClosed: at(assessed, '12:40'),
    programmeApproved: at(assessed, '15:00'),
    courseStartedOn: assessed,
    finalBegun: at(yesterday, '10:00'),
    finalClosed: at(yesterday, '10:40'),
    completed: at(yesterday, '16:00'),
    courseEndedOn: yesterday,
  };
}

/**
 * The times of so many lessons, spread over the weekdays of the course; the other specialist's are at another hour.
 * @param {ReturnType<typeof lateDays>} days
 * @param {{ count: number, minutes: number, hour: number }} lessons
 */
export function lessonTimes({ courseStartedOn, courseEndedOn }, { count, minutes, hour }) {
  const length = daysBetween(courseStartedOn, courseEndedOn) - 1;
  const dates = Array.from({ length }, (_, i) => addDays(courseStartedOn, i + 1)).filter(
    (day) => weekdayOf(day) < SATURDAY,
  );
  return Array.from({ length: count }, (_, i) => {
    const startsAt = at(dates[Math.floor((i * dates.length) / count)], `${hour}:00`);
    return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() };
  });
}

/** The days of a course in spans of so many. @param {ReturnType<typeof lateDays>} days @param {number} length */
export const spansOf = ({ courseStartedOn, courseEndedOn }, length) =>
  Array.from({ length: Math.ceil((daysBetween(courseStartedOn, courseEndedOn) + 1) / length) }, (_, i) => {
    const from = addDays(courseStartedOn, i * length);
    return { from, to: addDays(from, length - 1) };
  });

const STEP_MS = 5 * 60_000;
/**
 * The same time or the first later one that meets none of these.
 * @param {{ startsAt: string, endsAt: string }} wanted
 * @param {readonly { startsAt: string, endsAt: string }[]} taken
 */
export function firstFree(wanted, taken) {
  const [start, end] = [Date.parse(wanted.startsAt), Date.parse(wanted.endsAt)];
  const later = (/** @type {number} */ by) => [start + by, end + by];
  const meets = (/** @type {number} */ by) => {
    const [from, to] = later(by);
    return taken.some(({ startsAt, endsAt }) => Date.parse(startsAt) < to && from < Date.parse(endsAt));
  };
  let by = 0;
  while (meets(by)) by += STEP_MS;
  const [startsAt, endsAt] = later(by).map((time) => new Date(time).toISOString());
  return { startsAt, endsAt };
}

/** Which of `count` lessons were missed: spread as evenly as they can be. @param {number} count @param {number} missed */
export const missedAmong = (count, missed) =>
  Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * missed) / count) > Math.floor((i * missed) / count));
