import { almatyDay } from '@onaltu/domain/clock/day';
import { formatShortWeekday, isLocale } from '@onaltu/i18n/formats';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { type Asked, type Column, columnsOf, NO_ROOM, spanOf } from './schedule';
import { useRooms, useSpecialistNames } from './use-people';
import type { Timetable } from './use-timetable';

export type TitledColumn = Column & { title: string; number?: string; today: boolean };

/** What stands side by side, each with its name: days, people or rooms. */
export function useColumns(asked: Ref<Asked>, timetable: Ref<Timetable | undefined>) {
  const { t, locale } = useI18n();
  const { rooms } = useRooms();
  const { options: specialists } = useSpecialistNames();
  const language = computed(() => (isLocale(locale.value) ? locale.value : 'kk'));
  const roomNames = computed(() => new Map(rooms.value.map(({ id, name }) => [id, name])));

  function titleOf(key: string, name: string | undefined): { title: string; number?: string } {
    if (asked.value.view === 'week')
      return { title: formatShortWeekday(language.value, key), number: String(Number(key.slice(8))) };
    if (asked.value.view === 'rooms')
      return { title: key === NO_ROOM ? t('schedule.noRoom') : (roomNames.value.get(key) ?? '–') };
    return { title: name ?? specialists.value.find(({ value }) => value === key)?.text ?? '–' };
  }
  const columns = computed((): TitledColumn[] => {
    if (!timetable.value) return [];
    const today = almatyDay(new Date());
    return columnsOf(asked.value, timetable.value, [...roomNames.value.keys()]).map((column) => ({
      ...column,
      ...titleOf(column.key, column.lessons[0]?.specialistName),
      today: column.day === today,
    }));
  });
  /** The days that are shown: a day off at the end of a week is not. */
  const shown = computed(() => {
    const [first, last] = [columns.value[0]?.day, columns.value.at(-1)?.day];
    return asked.value.view === 'week' && first && last ? { from: first, to: last } : spanOf(asked.value);
  });
  return { columns, shown };
}
