import { useI18n } from 'vue-i18n';
import type { Part } from '../use-edit';
import { type RungForm, type RungRow, rungFormOf } from './rung-form';

type Wanted = Parameters<typeof rungFormOf>[0];

/** Added rungs in words. */
export function useRungWords() {
  const { t } = useI18n();
  const said = ({ ladder, side, days }: RungRow): string =>
    t('settings.reminders.row', {
      what: t(`reminder.ladder.${ladder}`),
      side: t(`settings.reminders.sides.${side}`),
      days,
    });
  return {
    rowsOf: (wanted: Wanted): string[] => rungFormOf(wanted).rungs.map(said),
    partsOf: ({ rungs }: RungForm): Part[] => [
      { at: 'rungs', label: t('settings.reminders.own'), text: rungs.map(said).join('\n') },
    ],
    labelOf: (pointer: string): string => `${Number(pointer.split('/')[2] ?? 0) + 1}. ${t('settings.reminders.days')}`,
  };
}
