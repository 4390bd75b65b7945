import { resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';
import type { AttributeTableId } from '@onaltu/domain/attribute-tables';
import { formatNumber } from '@onaltu/i18n/formats';
import type { Mark } from '@onaltu/ui/mark';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { DIRECTORY } from '../settings/use-directory';

type Schemas = components['schemas'];
export type Snapshot = Schemas['SnapshotView'];
export type SnapshotTable = Schemas['SnapshotTableView'];
type Shown = Schemas['ShownView'];

const NOTHING = '–';

const useMonths = () =>
  useQuery({
    queryKey: ['snapshots'],
    queryFn: () => resultOf(departmentApi.GET('/api/department/statistics/snapshots')),
  });

/** The frozen months that may be seen, the latest first. */
export function usePublishedMonths() {
  const { data, isPending, error, refetch } = useMonths();
  const published = computed(() =>
    (data.value ?? []).filter(({ state }) => state === 'PUBLISHED').map((one) => one.month),
  );
  return { published, isPending, error, refetch: () => void refetch() };
}

/** The frozen months, and what may be seen of the last one that is published. */
export function useSnapshots() {
  const months = useMonths();
  const published = computed(() => months.data.value?.find(({ state }) => state === 'PUBLISHED')?.month);
  const snapshot = useQuery({
    queryKey: computed(() => ['snapshots', published.value]),
    queryFn: () =>
      resultOf(
        departmentApi.GET('/api/department/statistics/snapshots/{month}', {
          params: { path: { month: published.value ?? '' } },
        }),
      ),
    enabled: computed(() => published.value !== undefined),
    staleTime: Number.POSITIVE_INFINITY, // a month does not change
  });
  const districts = useQuery({ queryKey: ['directory', 'districts'], queryFn: DIRECTORY.districts });
  const all = [months, snapshot, districts];
  return {
    latest: computed(() => months.data.value?.[0]),
    snapshot: snapshot.data,
    districts: districts.data,
    isPending: computed(() => months.isPending.value || (published.value !== undefined && !snapshot.data.value)),
    error: computed(() => all.find(({ error }) => error.value)?.error.value),
    retry: () => all.filter(({ error }) => error.value).forEach((one) => void one.refetch()),
  };
}

/** Months that were frozen before a table was declared have none. */
export const tableMaybeIn = ({ tables }: Snapshot, id: AttributeTableId): SnapshotTable | undefined =>
  tables.find(({ table }) => table === id);

export function tableIn(snapshot: Snapshot, id: AttributeTableId): SnapshotTable {
  const found = tableMaybeIn(snapshot, id);
  if (!found) throw new RangeError(`a month has no ${id}`);
  return found;
}

/** A number as it may be said: a small one by the threshold, a hidden one by a dash. */
export const markOf = ({ state, value }: Shown, threshold: number): Mark => ({
  value,
  hatched: state !== 'SHOWN',
  text: state === 'LOW' ? `<${threshold}` : value === null ? NOTHING : formatNumber(value),
});

/** Where the greatest of the numbers that are told stands, or −1. */
export function greatestOf(shown: readonly Shown[]): number {
  const values = shown.map(({ value }) => value ?? -1);
  const most = Math.max(...values);
  return most > 0 ? values.indexOf(most) : -1;
}
