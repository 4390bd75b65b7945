import { almatyDay } from '@onaltu/domain/clock/day';
import { faultsInWeek } from '@onaltu/domain/clock/working-time';
import type { Weekday } from '@onaltu/domain/clock/day';
import { parseDate } from '@onaltu/domain/dates';
import { isTime } from '../edit/typed-time';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { Fault, Part } from '@onaltu/web-shell/use-edit';
import type { Schemas } from './use-settings';

export type DayForm = { opens: string; lunchFrom: string; lunchTo: string; closes: string };
export type WeekForm = { validFrom: string; six: boolean; days: Record<Weekday, DayForm> };

export const PARTS = ['opens', 'lunchFrom', 'lunchTo', 'closes'] as const;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[];
const EMPTY: DayForm = { opens: '09:00', lunchFrom: '13:00', lunchTo: '14:00', closes: '18:30' };

type Days = Schemas['WeekFromView']['days'];

function dayFormOf(hours: Days[number]['hours'] | undefined): DayForm {
  const [before, after] = hours ?? [];
  if (!before) return EMPTY;
  if (!after) return { opens: before.from, lunchFrom: '', lunchTo: '', closes: before.to };
  return { opens: before.from, lunchFrom: before.to, lunchTo: after.from, closes: after.to };
}

/** The week that holds last, to be changed from a day on. */
export function weekFormOf({ weeks }: Schemas['WorkWeekView']): WeekForm {
  const days = weeks.at(-1)?.days ?? [];
  const of = (weekday: number) => ({ ...dayFormOf(days.find((one) => one.weekday === weekday)?.hours) });
  return {
    validFrom: '',
    six: days.length > 5,
    days: { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) },
  };
}

export const workedDays = ({ six }: WeekForm): readonly (typeof WEEKDAYS)[number][] => WEEKDAYS.slice(0, six ? 6 : 5);

function hoursOf({ opens, lunchFrom, lunchTo, closes }: DayForm): { from: string; to: string }[] {
  if (!lunchFrom && !lunchTo) return [{ from: opens, to: closes }];
  return [
    { from: opens, to: lunchFrom },
    { from: lunchTo, to: closes },
  ];
}

export const weekBodyOf = (form: WeekForm): Schemas['ChangeWorkWeek'] => ({
  validFrom: parseDate(form.validFrom) ?? '',
  days: workedDays(form).map((weekday) => ({ weekday, hours: hoursOf(form.days[weekday]) })),
});

/** Where an interval of the body stands in the form. */
function placeOf(form: WeekForm, pointer: string): string {
  const [, , day = '0', , hour = '0', end = 'from'] = pointer.split('/');
  const weekday = workedDays(form)[Number(day)] ?? 1;
  const { lunchFrom, lunchTo } = form.days[weekday];
  const whole = !lunchFrom && !lunchTo;
  const part =
    hour === '0' ? (end === 'from' ? 'opens' : whole ? 'closes' : 'lunchFrom') : end === 'from' ? 'lunchTo' : 'closes';
  return `/days/${weekday}/${part}`;
}

export function weekFaultsOf(form: WeekForm): Fault[] {
  const from = parseDate(form.validFrom);
  const dates = [
    ...(form.validFrom.trim() === '' ? [{ pointer: '/validFrom', code: 'required' }] : []),
    ...(form.validFrom.trim() !== '' && !from ? [{ pointer: '/validFrom', code: 'isDay' }] : []),
    ...(from && from <= almatyDay(new Date()) ? [{ pointer: '/validFrom', code: 'isAfterToday' }] : []),
  ];
  const times = workedDays(form).flatMap((weekday) => {
    const day = form.days[weekday];
    const halfLunch = Boolean(day.lunchFrom) !== Boolean(day.lunchTo);
    return PARTS.filter((part) => {
      const isLunch = part === 'lunchFrom' || part === 'lunchTo';
      return isLunch && day[part] === '' ? halfLunch : !isTime(day[part]);
    }).map((part) => ({ pointer: `/days/${weekday}/${part}`, code: 'isTime' }));
  });
  if (times.length > 0) return [...dates, ...times];
  const order = faultsInWeek(weekBodyOf(form).days as Parameters<typeof faultsInWeek>[0]);
  return [...dates, ...order.map(({ pointer, code }) => ({ pointer: placeOf(form, pointer), code }))];
}

/** The week in words, day by day. */
export const weekPartsOf = (form: WeekForm, say: (key: MessageKey) => string): Part[] => [
  { at: 'validFrom', label: say('settings.calendar.validFrom'), text: form.validFrom },
  {
    ...{ at: 'six', label: say('settings.calendar.length') },
    text: say(form.six ? 'settings.calendar.six' : 'settings.calendar.five'),
  },
  ...workedDays(form).map((weekday) => ({
    ...{ at: `days.${weekday}`, label: say(`settings.calendar.day.${weekday}`) },
    text: PARTS.map((part) => form.days[weekday][part])
      .filter(Boolean)
      .join(' – '),
  })),
];
