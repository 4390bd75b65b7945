import { ranked } from '@onaltu/domain/plot/ranks';
import type { Compared, Figures } from '../figures/use-figures';
import { figureIn } from '../figures/use-figures';

export type Ranked = { key: string; place: number; value: number; before: number | null };

const beforeOf = ({ lastYear }: Compared): number | null => (lastYear.base > 0 ? lastYear.value : null);

/** Providers from the one that keeps the norm best; those without a measured act have no place. */
export function rankingOf(figures: Figures): Ranked[] {
  return ranked(
    figureIn(figures, 'normShare').rows.map((row) => ({ key: row.key, value: row.value, before: beforeOf(row) })),
  );
}
