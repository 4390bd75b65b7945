import { formatDayInWords, formatTime, isLocale } from '@onaltu/i18n/formats';
import { almatyDay } from '@onaltu/domain/clock/day';
import { useI18n } from 'vue-i18n';
import type { Lesson } from './use-timetable';

/** What a lesson is called: its child, or how many there are. */
export function useLessonWords() {
  const { t, locale } = useI18n();
  const dayOf = (at: string): string =>
    formatDayInWords(isLocale(locale.value) ? locale.value : 'kk', almatyDay(new Date(at)));

  function nameOf({ places, children, form }: Lesson): string {
    const [only, ...more] = places;
    if (only && more.length === 0 && children === 1) return only.childName;
    if (children === 1) return t(`lesson.form.${form}`);
    return t('schedule.children', { n: children }, children);
  }
  /** In a narrow card: the family name and a letter. */
  function shortNameOf(lesson: Lesson): string {
    const [only] = lesson.places;
    if (!only || lesson.children !== 1) return nameOf(lesson);
    const [last = '', first = ''] = only.childName.split(' ');
    return first ? `${last} ${first.charAt(0)}.` : last;
  }
  const whenOf = ({ startsAt, endsAt }: Lesson): string => `${formatTime(startsAt)}–${formatTime(endsAt)}`;
  const sentenceOf = (lesson: Lesson): string =>
    [
      ...[t(`lesson.form.${lesson.form}`), dayOf(lesson.startsAt), whenOf(lesson)],
      ...(lesson.room ? [lesson.room] : []),
      ...[lesson.specialistName, t(`lesson.state.${lesson.state}`)],
      ...(lesson.uncovered ? [t('schedule.uncovered')] : []),
    ].join(', ');
  return { nameOf, shortNameOf, whenOf, dayOf, sentenceOf };
}
