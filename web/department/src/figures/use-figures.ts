import { resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components, operations } from '@onaltu/api-client/department.schema';
import type { IndicatorId } from '@onaltu/domain/indicators';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

type Schemas = components['schemas'];
export type Figures = Schemas['FiguresView'];
export type IndicatorFigures = Schemas['IndicatorFiguresView'];
export type FigureRow = Schemas['FigureRowView'];
export type Compared = Schemas['ComparedFigureView'];
export type Norm = Schemas['NormView'];
export type Question = operations['Statistics_read']['parameters']['query'];

const LIVE = 60_000;

/** Figures renew themselves while someone looks at them; another question keeps the last answer until its own is there. */
export function useFigures(question: () => Question) {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: computed(() => ['figures', question()]),
    queryFn: () => resultOf(departmentApi.GET('/api/department/statistics/figures', { params: { query: question() } })),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE,
    refetchOnWindowFocus: 'always',
  });
  return { figures: data, error, isPending, isFetching, refetch };
}
export type AskedFigures = ReturnType<typeof useFigures>;

/** What was asked for is in the answer. */
export function figureIn(figures: Figures, id: IndicatorId): IndicatorFigures {
  const found = figures.indicators.find(({ indicator }) => indicator === id);
  if (!found) throw new RangeError(`${id} was not asked for`);
  return found;
}

export const rowIn = (figures: Figures, id: IndicatorId, key: string): FigureRow | undefined =>
  figureIn(figures, id).rows.find((row) => row.key === key);

/** The norm of an action, in its own unit. */
export const normIn = ({ norms }: Figures, action: number): Norm | undefined =>
  norms.find((norm) => norm.action === action);
