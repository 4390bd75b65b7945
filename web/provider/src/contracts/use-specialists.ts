import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useQuery } from '@tanstack/vue-query';

/** Every specialist of the provider with how many open cases he has: whom to ask. */
export function useSpecialists() {
  const { data: specialists, error } = useQuery({
    queryKey: ['specialists'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/specialists')),
  });
  return { specialists, error };
}
