import type { components } from '@onaltu/api-client/provider.schema';
import { almatyMoment } from '@onaltu/domain/clock/day';
import { minuteOf } from '@onaltu/domain/clock/working-time';
import { type AttendanceState, type LessonForm, whyNotHeld, whyNotTeach } from '@onaltu/domain/course';
import { parseDate } from '@onaltu/domain/dates';
import type { Refusal } from '@onaltu/domain/refused';
import { isTime } from '../edit/typed-time';

export type Mark = { caseFileId: string; name: string; state: AttendanceState | null; absenceReason: string };
export type LessonDraft = {
  day: string;
  time: string;
  minutes: string;
  form: LessonForm;
  topic: string;
  roomId: string;
  marks: Mark[];
};

type Fault = { id: string; code: 'isDay' | 'isTime' | 'isInt' | 'required' };

const isLength = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text.trim());

/** What is missing or cannot be read, before a rule can be asked about it. */
export function lessonFaultsOf({ day, time, minutes, marks }: LessonDraft): Fault[] {
  return [
    ...(parseDate(day) ? [] : [{ id: 'lesson-day', code: 'isDay' as const }]),
    ...(isTime(time) ? [] : [{ id: 'lesson-time', code: 'isTime' as const }]),
    ...(isLength(minutes) ? [] : [{ id: 'lesson-minutes', code: 'isInt' as const }]),
    ...marks.flatMap(({ caseFileId, state }) =>
      state === null ? [{ id: `mark-${caseFileId}`, code: 'required' as const }] : [],
    ),
  ];
}

/** From when to when; null while it cannot be read. */
function periodOf({ day, time, minutes }: LessonDraft): { startsAt: Date; endsAt: Date } | null {
  const date = parseDate(day);
  if (!date || !isTime(time) || !isLength(minutes)) return null;
  const startsAt = almatyMoment(date, minuteOf(time));
  return { startsAt, endsAt: new Date(startsAt.getTime() + Number(minutes) * 60_000) };
}

/** The rules the API refuses a lesson with, as far as this page knows. */
export function whyNotRecord(draft: LessonDraft, course: Parameters<typeof whyNotTeach>[0], now: Date): Refusal | null {
  const period = periodOf(draft);
  return period && (whyNotHeld(period, now) ?? whyNotTeach(course, period.startsAt));
}

export function lessonBodyOf(draft: LessonDraft): components['schemas']['RecordLesson'] | null {
  const period = periodOf(draft);
  if (!period) return null;
  const attendance = draft.marks.flatMap(({ caseFileId, state, absenceReason }) =>
    state === null ? [] : [{ caseFileId, state, ...(state !== 'PRESENT' && absenceReason ? { absenceReason } : {}) }],
  );
  return {
    startsAt: period.startsAt.toISOString(),
    endsAt: period.endsAt.toISOString(),
    form: draft.form,
    attendance,
    ...(draft.topic.trim() ? { topic: draft.topic.trim() } : {}),
    ...(draft.roomId ? { roomId: draft.roomId } : {}),
  };
}
