import { addDays, type Day, day as dayNamed, isDay } from '@onaltu/domain/clock/day';
import { endOfMonth } from '@onaltu/domain/pieces';
import type { components } from '@onaltu/api-client/provider.schema';
import type { LocationQuery } from 'vue-router';
import { spanOf } from './schedule';

export type PersonLoad = components['schemas']['PersonLoadView'];
export const LOAD_SPANS = ['week', 'month'] as const;
export type LoadSpan = (typeof LOAD_SPANS)[number];
type Asked = { span: LoadSpan; day: Day };

export function loadAskedIn(query: LocationQuery, today: Day): Asked {
  const [span, date] = [LOAD_SPANS.find((one) => one === query['span']) ?? 'week', query['date']];
  return { span, day: typeof date === 'string' && isDay(date) ? date : today };
}

const firstOf = (date: Day): Day => dayNamed(`${date.slice(0, 7)}-01`);
export const loadSpanOf = ({ span, day }: Asked): { from: Day; to: Day } =>
  span === 'week' ? spanOf({ view: 'week', day }) : { from: firstOf(day), to: endOfMonth(day) };

/** A day of the week or month before or after. */
export function loadStepped(asked: Asked, steps: number): Day {
  const { from, to } = loadSpanOf(asked);
  return steps < 0 ? addDays(from, -1) : addDays(to, 1);
}

const shareOf = ({ minutes, open }: PersonLoad): number => (open > 0 ? minutes / open : minutes > 0 ? 1 : -1);
/** Whoever has the most of his time taken first; who is not there last. */
export const byLoad = (people: readonly PersonLoad[]): PersonLoad[] =>
  people.toSorted((a, b) => shareOf(b) - shareOf(a) || a.name.localeCompare(b.name, 'kk'));

export const totalOf = (people: readonly PersonLoad[]): Pick<PersonLoad, 'planned' | 'held' | 'notHeld'> => ({
  planned: people.reduce((sum, { planned }) => sum + planned, 0),
  held: people.reduce((sum, { held }) => sum + held, 0),
  notHeld: people.reduce((sum, { notHeld }) => sum + notHeld, 0),
});
