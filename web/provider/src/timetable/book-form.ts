import { almatyMoment, type Day, type Weekday, weekdayOf } from '@onaltu/domain/clock/day';
import { minuteOf } from '@onaltu/domain/clock/working-time';
import type { LessonForm } from '@onaltu/domain/course';
import { parseDate } from '@onaltu/domain/dates';
import { fits, type GroupSize, GROUP_FORMS } from '@onaltu/domain/group-sizes';
import type { components } from '@onaltu/api-client/provider.schema';
import { formatDay } from '@onaltu/i18n/formats';
import { isTime } from '../edit/typed-time';
import type { Series, SeriesBody } from './use-timetable';

/** What is planned: lessons by weekdays until a day, or one alone. Days as they are typed. */
export type BookForm = {
  repeats: 'WEEKLY' | 'ONCE';
  form: LessonForm;
  specialistId: string;
  roomId: string;
  children: string[];
  weekdays: Weekday[];
  time: string;
  minutes: string;
  from: string;
  to: string;
  /** Days left out, as where it clashes, and days off on which it is held all the same. */
  skipped: Day[];
  heldOn: Day[];
};
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const isForGroup = (form: LessonForm): boolean => GROUP_FORMS.some((one) => one === form);

export const blankBooking = (day: Day, specialistId: string): BookForm => ({
  ...{ repeats: 'WEEKLY', form: 'INDIVIDUAL', specialistId, roomId: '', children: [] },
  ...{ weekdays: [weekdayOf(day)], time: '', minutes: '40', from: formatDay(day), to: '' },
  ...{ skipped: [], heldOn: [] },
});

/** A minute of the day as a time. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The rule of a series as it is, to be changed from a day on. */
export const bookingOf = (series: Series, from: Day): BookForm => ({
  ...{ repeats: 'WEEKLY', form: series.form, specialistId: series.specialistId, roomId: series.roomId ?? '' },
  children: [...series.caseFileIds],
  weekdays: WEEKDAYS.filter((weekday) => series.weekdays.includes(weekday)),
  ...{ time: clockOf(series.startsMinute), minutes: String(series.minutes) },
  ...{ from: formatDay(from), to: formatDay(series.to), skipped: [], heldOn: [] },
});

type Fault = { id: string; code: string };
const missing = (id: string, isThere: boolean, code = 'required'): Fault[] => (isThere ? [] : [{ id, code }]);

/** What is missing or cannot be read, before a rule can be asked about it. */
export function faultsInBooking(form: BookForm, size: GroupSize | undefined): Fault[] {
  const { children, time, minutes, from, to, weekdays } = form;
  const [first, last] = [parseDate(from), parseDate(to)];
  return [
    ...missing('book-specialist', form.specialistId !== ''),
    ...missing('book-children', children.length > 0),
    ...(children.length > 0 && size && !fits(size, children.length)
      ? [{ id: 'book-children', code: 'groupSize' }]
      : []),
    ...missing('book-time', isTime(time), 'isTime'),
    ...missing('book-minutes', /^[1-9]\d{1,2}$/.test(minutes.trim()), 'isInt'),
    ...missing('book-from', first !== null, 'isDay'),
    ...(form.repeats === 'ONCE'
      ? []
      : [
          ...missing('book-weekdays', weekdays.length > 0),
          ...missing('book-to', last !== null, 'isDay'),
          ...(first && last && last < first ? [{ id: 'book-to', code: 'isNotBeforeStart' }] : []),
        ]),
  ];
}

const daysOf = (days: readonly Day[]): { day: Day }[] => days.map((day) => ({ day }));

export function seriesOf(form: BookForm): SeriesBody {
  const { form: kind, specialistId, roomId, weekdays, time, minutes, from, to, children, skipped, heldOn } = form;
  return {
    ...{ form: kind, specialistId, startsAt: time, minutes: Number(minutes), caseFileIds: children },
    ...(roomId ? { roomId } : {}),
    weekdays: weekdays.toSorted((a, b) => a - b).map((weekday) => ({ weekday })),
    ...{ from: parseDate(from) ?? '', to: parseDate(to) ?? '' },
    ...(skipped.length > 0 ? { skipped: daysOf(skipped) } : {}),
    ...(heldOn.length > 0 ? { heldOn: daysOf(heldOn) } : {}),
  };
}

export function lessonOf(form: BookForm): components['schemas']['BookLesson'] {
  const { form: kind, specialistId, roomId, time, minutes, from, children } = form;
  const day = parseDate(from);
  return {
    ...{ form: kind, specialistId, minutes: Number(minutes), caseFileIds: children },
    startsAt: day ? almatyMoment(day, minuteOf(time)).toISOString() : '',
    ...(roomId ? { roomId } : {}),
  };
}
