import type { LessonForm } from '@onaltu/domain/course';
import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import ical, { ICalCalendarMethod } from 'ical-generator';

export type FeedLesson = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  form: LessonForm;
  numbers: string[];
  room: string | null;
  version: number;
};

/** A calendar (RFC 5545) of lessons: form, numbers of cases and the room; nobody's name. */
export function calendarOf(lessons: readonly FeedLesson[], { locale, now }: { locale: Locale; now: Date }): string {
  const { t } = translator(locale);
  const calendar = ical({ name: `Onaltu: ${t('rail.lessons')}`, method: ICalCalendarMethod.PUBLISH, ttl: 3600 });
  for (const { id, startsAt, endsAt, form, numbers, room, version } of lessons)
    calendar.createEvent({
      ...{ id: `${id}@onaltu`, start: startsAt, end: endsAt, stamp: now, sequence: version },
      summary: [t(`lesson.form.${form}`), numbers.join(', ')].filter(Boolean).join(' · '),
      ...(room ? { location: room } : {}),
    });
  return calendar.toString();
}
