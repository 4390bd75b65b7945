import { medianOf } from '@onaltu/domain/compliance';
import { INDICATORS, type IndicatorId } from '@onaltu/domain/indicators';
import { type Figures, figureIn } from '../figures/use-figures';

/** The column that is no provider. */
export const MEDIAN = 'median';
export const MOST_COMPARED = 4;
export const COMPARED = [
  ...(['normShare', 'handlingMedian', 'handlingP90', 'waitingMedian', 'casesWaiting', 'coursesRunning'] as const),
  ...([
    'casesReceived',
    'coursesCompleted',
    'coursesOverdue',
    'courseLengthMedian',
    'attendanceShare',
    'certificatesHandedOver',
  ] as const),
] satisfies readonly IndicatorId[];

export type ComparedRow = { id: IndicatorId; values: (number | null)[]; difference: number | null };

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function valueIn(figures: Figures, id: IndicatorId, column: string): number | null {
  const { rows } = figureIn(figures, id);
  if (column === MEDIAN) return medianOf(known(rows.map(({ value }) => value)));
  return rows.find(({ key }) => key === column)?.value ?? null;
}

/** How far the values lie apart, as a part of the greatest. */
function apart(values: readonly (number | null)[]): number {
  const numbers = known(values);
  const most = Math.max(...numbers.map(Math.abs));
  return numbers.length > 1 && most > 0 ? (Math.max(...numbers) - Math.min(...numbers)) / most : 0;
}

/** The same figures of some providers, those that differ most first. */
export function comparedRows(figures: Figures, columns: readonly string[]): ComparedRow[] {
  return COMPARED.map((id) => {
    const values = columns.map((column) => valueIn(figures, id, column));
    const numbers = known(values);
    const difference = numbers.length > 1 ? Math.max(...numbers) - Math.min(...numbers) : null;
    return { id, unit: INDICATORS[id].unit, values, difference };
  }).toSorted((a, b) => apart(b.values) - apart(a.values));
}
