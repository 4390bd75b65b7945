import type { RegionMonths } from '../quality/use-quality';

/** Of the providers that were open in the month: how many have confirmed it. */
export function confirmedIn({ providers }: Pick<RegionMonths, 'providers'>, key: string): { n: number; all: number } {
  const own = providers.flatMap(({ months }) => months.filter(({ month }) => month === key));
  return { n: own.filter(({ state }) => state === 'SEALED' || state === 'ACCEPTED').length, all: own.length };
}
