import { resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

export type Explanation = components['schemas']['ExplanationView'];

/** What one provider says of its last months, the latest first. */
export const useExplanations = (providerId: () => string) =>
  useQuery({
    queryKey: computed(() => ['explanations', providerId()]),
    queryFn: () =>
      resultOf(
        departmentApi.GET('/api/department/providers/{providerId}/explanations', {
          params: { path: { providerId: providerId() } },
        }),
      ),
  });
