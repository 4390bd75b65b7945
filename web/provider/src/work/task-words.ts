import { almatyDay } from '@onaltu/domain/clock/day';
import { DUTIES } from '@onaltu/domain/duties';
import { formatDay, formatInstant } from '@onaltu/i18n/formats';
import { useI18n } from 'vue-i18n';
import { ageOn } from '../case-files/case-file-words';
import type { Task } from './use-work';

const MINUTES_A_WORKING_DAY = 510;

/** What a row says of a task beside its name. */
export function useTaskWords() {
  const { t } = useI18n();
  /** Working time, in the unit a person would say it in. */
  function working(minutes: number): string {
    if (minutes < 60) return t('work.minutes', { n: Math.round(minutes) });
    if (minutes < MINUTES_A_WORKING_DAY)
      return t('work.hours', { h: Math.floor(minutes / 60), m: Math.round(minutes % 60) });
    const days = Math.floor(minutes / MINUTES_A_WORKING_DAY);
    return t('work.days', { n: days }, days);
  }
  function about({ childName, birthDate }: Task): string {
    const age = birthDate ? ageOn(birthDate)?.years : undefined;
    const parts = [
      childName ?? t('provider.case.noName'),
      age === undefined ? null : t('provider.case.years', { n: age }, age),
    ];
    return parts.filter(Boolean).join(', ');
  }
  const numberOf = ({ number }: Task): string => number ?? t('work.draft');
  function why({ duty, courseDay, courseLength, missingPapers, since, state }: Task): string {
    if (duty === 'bringPapers') return t('work.missing', { n: missingPapers });
    if (courseDay !== null && courseLength !== null && state === 'IN_REHABILITATION')
      return t('work.courseDay', { day: courseDay, length: courseLength });
    return t('work.since', { time: formatInstant(since) });
  }
  function clock({ duty, dueOn, handling, handled, norm, waited }: Task): string {
    if (dueOn) return dueOn === almatyDay(new Date()) ? t('work.dueToday') : t('work.due', { day: formatDay(dueOn) });
    if (handling === 'RUNNING' && handled !== null && norm !== null)
      return t('work.handles', { used: Math.round(handled), norm });
    return DUTIES[duty].unhurried ? t('work.noLimit') : t('work.waits', { time: working(waited) });
  }
  return { about, numberOf, why, clock, working };
}

/** How much of its limit a task has used, 0 to 1; nothing where there is no limit. */
export function used({ duty, dueOn, handling, handled, norm, waited }: Task, limit: number): number | null {
  if (handling === 'RUNNING' && handled !== null && norm !== null) return Math.min(1, handled / norm);
  return dueOn || DUTIES[duty].unhurried ? null : Math.min(1, waited / limit);
}
