import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import type { Locale } from '@onaltu/i18n/formats';
import type { ProviderCount } from './use-cases-per-action';

export type SortKey = 'name' | 'total' | ActionNumber;
export type ProviderRow = { id: string; name: string; kind: string; total: number } & Record<ActionNumber, number>;
type Counted = Pick<ProviderCount, 'actions' | 'total'>;

export function countsOf({ actions, total }: Counted): Record<ActionNumber, number> & { total: number } {
  const inAction = (action: ActionNumber) => actions.find((each) => each.action === action)?.cases ?? 0;
  const [one, two, three, four, five, six] = ACTION_NUMBERS.map(inAction);
  return { 1: one ?? 0, 2: two ?? 0, 3: three ?? 0, 4: four ?? 0, 5: five ?? 0, 6: six ?? 0, total };
}

/** Rows in the reader's language and order: names by its alphabet, figures the largest first. */
export function rowsOf(providers: readonly ProviderCount[], locale: Locale, by: SortKey): ProviderRow[] {
  const alphabet = new Intl.Collator(locale, { numeric: true });
  const rows = providers.map((provider) => ({
    id: provider.providerId,
    name: provider[`name_${locale}`],
    kind: provider.kind,
    ...countsOf(provider),
  }));
  const byName = (a: ProviderRow, b: ProviderRow) => alphabet.compare(a.name, b.name);
  return by === 'name' ? rows.toSorted(byName) : rows.toSorted((a, b) => b[by] - a[by] || byName(a, b));
}
