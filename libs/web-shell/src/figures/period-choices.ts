import { addDays, type Day } from '@onaltu/domain/clock/day';
import { type PeriodKind, periodKeyOn, periodOf } from '@onaltu/domain/period';

const OFFERED: readonly (readonly [PeriodKind, number])[] = [
  ['YEAR', 3],
  ['SCHOOL_YEAR', 2],
  ['HALF_YEAR', 3],
  ['QUARTER', 5],
  ['MONTH', 13],
];

function backFrom(kind: PeriodKind, today: Day, count: number): string[] {
  const keys: string[] = [];
  for (let date = today; keys.length < count;) {
    const key = periodKeyOn(kind, date);
    const period = periodOf(key);
    if (!period) break;
    keys.push(key);
    date = addDays(period.from, -1);
  }
  return keys;
}

/** Periods to choose from, the running one first; one that the address has beside them is offered too. */
export function periodChoices(today: Day, chosen: string): { kind: PeriodKind; keys: string[] }[] {
  const groups = OFFERED.map(([kind, count]) => ({ kind, keys: backFrom(kind, today, count) }));
  const period = periodOf(chosen);
  if (!period || groups.some(({ keys }) => keys.includes(chosen))) return groups;
  const own = groups.find(({ kind }) => kind === period.kind);
  if (own) own.keys.push(chosen);
  else groups.push({ kind: period.kind, keys: [chosen] });
  return groups;
}
