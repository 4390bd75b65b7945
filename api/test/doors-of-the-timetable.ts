import { addDays, almatyDay, weekdayOf } from '@onaltu/domain/clock/day';
import type { Door } from './doors-of-a-case';

const KEEPERS: Door['by'] = ['head', 'specialist'];
/** A Tuesday that is well ahead. */
export const TUESDAY = ((): string => {
  let date = addDays(almatyDay(new Date()), 35);
  while (weekdayOf(date) !== 2) date = addDays(date, 1);
  return date;
})();
const SLOT = { startsAt: `${TUESDAY}T11:00:00+05:00`, minutes: 30 };
const NO_LENGTH = [{ minutes: 5 }, '/minutes'] as const;

type Booked = { case: string; specialist: string; plannedLesson?: string };
export const seriesOf = ({ case: caseFileId, specialist: specialistId }: Booked, startsAt = '10:00') => ({
  ...{ form: 'INDIVIDUAL', specialistId, weekdays: [{ weekday: 2 }], startsAt, minutes: 30 },
  ...{ from: TUESDAY, to: TUESDAY, caseFileIds: [caseFileId] },
});
export const lessonOf = ({ case: caseFileId, specialist: specialistId }: Booked, startsAt = SLOT.startsAt) => ({
  ...{ form: 'INDIVIDUAL', specialistId, startsAt, minutes: 30, caseFileIds: [caseFileId] },
});
const WRONG_SERIES = [
  [{ weekdays: [] }, '/weekdays'],
  [{ startsAt: '25:00' }, '/startsAt'],
  [{ caseFileIds: [] }, '/caseFileIds'],
  [{ from: '2026-02-30' }, '/from'],
] as const;

/** Every route that plans a lesson or names one that is planned. */
export const DOORS_OF_THE_TIMETABLE: readonly Door[] = [
  { method: 'post', path: '/timetable/series/preview', by: KEEPERS, body: (ids) => seriesOf(ids), wrong: WRONG_SERIES },
  { method: 'post', path: '/timetable/series', by: KEEPERS, body: (ids) => seriesOf(ids), wrong: WRONG_SERIES },
  { method: 'get', path: '/timetable/series/:series', by: KEEPERS },
  {
    method: 'post',
    path: '/timetable/series/:series/change',
    by: KEEPERS,
    body: (ids) => seriesOf(ids, '12:00'),
    wrong: WRONG_SERIES,
    versioned: true,
  },
  {
    method: 'post',
    path: '/timetable/series/:series/end',
    by: KEEPERS,
    body: () => ({ from: TUESDAY }),
    wrong: [[{ from: 'today' }, '/from']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/timetable/lessons',
    by: KEEPERS,
    body: (ids) => lessonOf(ids),
    wrong: [NO_LENGTH, [{ startsAt: 'soon' }, '/startsAt']],
  },
  {
    method: 'post',
    path: '/timetable/lessons/:plannedLesson/move',
    by: KEEPERS,
    body: () => SLOT,
    wrong: [NO_LENGTH],
    versioned: true,
  },
  {
    method: 'post',
    path: '/timetable/lessons/:plannedLesson/cancellation',
    by: KEEPERS,
    body: () => ({ reason: 'ROOM' }),
    wrong: [[{ reason: 'COURSE_ENDED' }, '/reason']],
    versioned: true,
  },
  {
    method: 'post',
    path: '/timetable/lessons/:plannedLesson/substitute',
    by: KEEPERS,
    body: ({ specialist: specialistId }) => ({ specialistId, reason: 'Ауырып қалды' }),
    wrong: [[{ reason: '' }, '/reason']],
    versioned: true,
  },
  { method: 'get', path: '/timetable/lessons/:plannedLesson/make-up', by: KEEPERS },
  { method: 'get', path: '/leaves/:leave/lessons', by: ['head'] },
  {
    method: 'post',
    path: '/leaves/:leave/lessons',
    by: ['head'],
    body: ({ plannedLesson: lessonId, specialist: specialistId }) => ({
      covers: [{ lessonId, version: 1, specialistId }],
      reason: 'Демалыста',
    }),
    wrong: [
      [{ covers: [] }, '/covers'],
      [{ reason: '' }, '/reason'],
    ],
  },
  {
    method: 'post',
    path: '/leaves/:leave/lessons/cancellation',
    by: ['head'],
    body: ({ plannedLesson: lessonId }) => ({ lessons: [{ lessonId, version: 1 }], reason: 'SPECIALIST_AWAY' }),
    wrong: [
      [{ lessons: [] }, '/lessons'],
      [{ reason: 'COURSE_ENDED' }, '/reason'],
    ],
  },
  { method: 'get', path: '/timetable/lessons/:plannedLesson/roster', by: KEEPERS },
  {
    method: 'post',
    path: '/timetable/lessons/:plannedLesson/roster',
    by: KEEPERS,
    body: ({ case: caseFileId }) => ({ marks: [{ caseFileId, state: 'PRESENT' }] }),
    wrong: [
      [{ marks: [] }, '/marks'],
      [{ topic: 7 }, '/topic'],
    ],
  },
];

const WEEK = '&from=2026-11-23&to=2026-11-29';
/** Every place of the timetable that takes an id. */
export const PLACES_OF_THE_TIMETABLE = {
  'post /api/provider/timetable/series /specialistId': {
    by: 'head',
    id: 'specialist',
    body: (own: Booked) => seriesOf(own),
  },
  'post /api/provider/timetable/series /roomId': { by: 'head', id: 'room', body: (own: Booked) => seriesOf(own) },
  'post /api/provider/timetable/series/preview /specialistId': {
    by: 'head',
    id: 'specialist',
    body: (own: Booked) => seriesOf(own),
  },
  'post /api/provider/timetable/series/preview /roomId': {
    by: 'head',
    id: 'room',
    body: (own: Booked) => seriesOf(own),
  },
  'post /api/provider/timetable/lessons /specialistId': {
    by: 'head',
    id: 'specialist',
    body: (own: Booked) => lessonOf(own),
  },
  'post /api/provider/timetable/lessons /roomId': {
    by: 'head',
    id: 'room',
    body: (own: Booked) => lessonOf(own),
  },
  'post /api/provider/timetable/lessons /makesUpFor': {
    by: 'head',
    id: 'lesson',
    body: (own: Booked) => lessonOf(own),
  },
  'post /api/provider/timetable/lessons/{plannedLessonId}/move /roomId': {
    by: 'head',
    id: 'room',
    body: () => SLOT,
  },
  'post /api/provider/timetable/lessons/{plannedLessonId}/move /specialistId': {
    by: 'head',
    id: 'specialist',
    body: () => ({ ...SLOT, reason: 'Ауырып қалды' }),
  },
  'post /api/provider/timetable/lessons/{plannedLessonId}/substitute /specialistId': {
    by: 'head',
    id: 'specialist',
    body: () => ({ reason: 'Ауырып қалды' }),
  },
  'post /api/provider/timetable/lessons/{plannedLessonId}/roster /marks/0/caseFileId': {
    by: 'head',
    id: 'case',
    body: () => ({ marks: [{ state: 'PRESENT' }] }),
  },
  'post /api/provider/timetable/series/{seriesId}/change /specialistId': {
    by: 'head',
    id: 'specialist',
    body: (own: Booked) => seriesOf(own),
  },
  'post /api/provider/timetable/series/{seriesId}/change /roomId': {
    by: 'head',
    id: 'room',
    body: (own: Booked) => seriesOf(own),
  },
  'post /api/provider/leaves/{leaveId}/lessons /covers/0/lessonId': {
    by: 'head',
    id: 'plannedLesson',
    body: ({ specialist: specialistId }: Booked) => ({ covers: [{ version: 1, specialistId }], reason: 'Демалыста' }),
  },
  'post /api/provider/leaves/{leaveId}/lessons /covers/0/specialistId': {
    by: 'head',
    id: 'specialist',
    body: ({ plannedLesson: lessonId }: Booked) => ({ covers: [{ version: 1, lessonId }], reason: 'Демалыста' }),
  },
  'post /api/provider/leaves/{leaveId}/lessons/cancellation /lessons/0/lessonId': {
    by: 'head',
    id: 'plannedLesson',
    body: () => ({ lessons: [{ version: 1 }], reason: 'SPECIALIST_AWAY' }),
  },
  'get /api/provider/timetable/lessons/{plannedLessonId}/make-up ?caseFileId': { by: 'head', id: 'case' },
  'post /api/provider/journals /specialistId': {
    by: 'head',
    id: 'specialist',
    body: () => ({ kind: 'LESSONS', format: 'PDF', from: '2026-11-01', to: '2026-11-30' }),
  },
  'post /api/provider/entry-unlocks /specialistId': {
    by: 'head',
    id: 'specialist',
    body: () => ({ from: '2026-11-02', to: '2026-11-02', reason: 'Ауырып қалды' }),
  },
  'get /api/provider/timetable ?specialistId': { by: 'head', id: 'specialist', query: WEEK, status: 200 },
  'get /api/provider/timetable ?roomId': { by: 'head', id: 'room', query: WEEK, status: 200 },
  'get /api/provider/timetable ?caseFileId': { by: 'head', id: 'case', query: WEEK, status: 200 },
  'get /api/provider/timetable ?seriesId': { by: 'head', id: 'series', query: WEEK, status: 200 },
} as const;
