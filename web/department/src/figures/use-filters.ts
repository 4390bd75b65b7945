import { almatyDay } from '@onaltu/domain/clock/day';
import { PROVIDER_KINDS, type ProviderKind } from '@onaltu/domain/directory';
import { periodAsked } from '@onaltu/domain/period';
import { computed } from 'vue';
import { type LocationQuery, useRoute, useRouter } from 'vue-router';

/** What is looked at: it stands in the address, so that a view can be kept and sent. */
export type Filters = { period: string; type?: ProviderKind; district?: string };
export type FilterName = keyof Filters;

const one = (query: LocationQuery, name: FilterName): string => {
  const { [name]: value } = query;
  return typeof value === 'string' ? value : '';
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address asks for; what it says wrongly is not asked for. */
function filtersIn(query: LocationQuery): Filters {
  const type = PROVIDER_KINDS.find((kind) => kind === one(query, 'type'));
  const district = one(query, 'district');
  return {
    period: periodAsked(query['period'], almatyDay(new Date()), 'YEAR'),
    ...(type ? { type } : {}),
    ...(UUID.test(district) ? { district } : {}),
  };
}

export function useFilters() {
  const route = useRoute();
  const router = useRouter();
  const filters = computed(() => filtersIn(route.query));
  const set = (name: FilterName, value: string) =>
    router.replace({ query: { ...route.query, [name]: value === '' ? undefined : value } });
  /** For a link to a page that looks at the same. */
  const kept = computed(() => ({
    ...(one(route.query, 'period') ? { period: filters.value.period } : {}),
    ...(filters.value.type ? { type: filters.value.type } : {}),
    ...(filters.value.district ? { district: filters.value.district } : {}),
  }));
  return { filters, set, kept };
}
