import { actionOf, type ActionNumber, type CaseState } from './case-process';

/** Operational figures describe the work and are exact and live; attribute figures come from a frozen snapshot. */
export type IndicatorKind = 'OPERATIONAL' | 'ATTRIBUTE';
export type Dimension = 'provider' | 'district' | 'action' | 'day';

export type Indicator = {
  id: string;
  kind: IndicatorKind;
  unit: 'CASES';
  dimensions: readonly Dimension[];
  /** Keys of words. */
  name: string;
  formula: string;
  source: `¶${string}`;
};

/** Each figure is declared once; tile, chart, list, export and API read it here. */
export const INDICATORS = {
  casesPerAction: {
    id: 'casesPerAction',
    kind: 'OPERATIONAL',
    unit: 'CASES',
    dimensions: ['provider', 'district', 'action', 'day'],
    name: 'indicator.casesPerAction.name',
    formula: 'indicator.casesPerAction.formula',
    source: '¶5',
  },
} as const satisfies Record<string, Indicator>;
export type IndicatorId = keyof typeof INDICATORS;

/** How a change of state changes the number of open cases per action; a new case has no state before. */
export function casesPerActionDelta(from: CaseState | null, to: CaseState): { action: ActionNumber; change: 1 | -1 }[] {
  const [left, entered] = [from && actionOf(from), actionOf(to)];
  if (left === entered) return [];
  return [
    ...(left ? [{ action: left, change: -1 as const }] : []),
    ...(entered ? [{ action: entered, change: 1 as const }] : []),
  ];
}
