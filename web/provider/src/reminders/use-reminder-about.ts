import { formatInstant, formatMonth, isLocale } from '@onaltu/i18n/formats';
import { useI18n } from 'vue-i18n';

type Subject = { number: string | null; month: string | null; lessonAt: string | null };

/** The case, the lesson or the month a reminder is about. */
export function useReminderAbout(): (of: Subject) => string {
  const { t, locale } = useI18n();
  return ({ number, month, lessonAt }) => {
    if (lessonAt) return [number, formatInstant(lessonAt)].filter(Boolean).join(', ');
    if (number) return number;
    if (!month || !isLocale(locale.value)) return '';
    return t('reminder.month', { month: formatMonth(locale.value, `${month}-01`) });
  };
}
