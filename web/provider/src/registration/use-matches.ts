import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { birthDateIn, checkIin, sexIn } from '@onaltu/domain/iin';
import { parseDate } from '@onaltu/domain/dates';
import { formatDay } from '@onaltu/i18n/formats';
import { useQuery } from '@tanstack/vue-query';
import { computed, watch } from 'vue';
import type { RegistrationForm } from './registration-form';

/** Whom the fields may mean: a child of this provider, or one with an open case elsewhere; asked when an IIN, or a name with a birth date, is whole. */
export function useMatches(form: RegistrationForm) {
  const sought = computed(() => {
    const { iin, lastName, firstName, birthDate } = form.child;
    const day = parseDate(birthDate) ?? undefined;
    if (checkIin(iin).valid) return { iin, ...(day ? { birthDate: day } : {}) };
    return lastName.trim() && firstName.trim() && day ? { lastName, firstName, birthDate: day } : null;
  });
  const { data: found } = useQuery({
    queryKey: computed(() => ['child-matches', sought.value]),
    queryFn: () => resultOf(providerApi.POST('/api/provider/children/matches', { body: sought.value ?? {} })),
    enabled: computed(() => sought.value !== null && !form.child.id),
    gcTime: 0, // its key holds an IIN
    retry: false,
  });
  /** What the number says is offered, and stays changeable: since 2013 it need not be so. */
  watch(
    () => form.child.iin,
    (iin) => {
      if (!checkIin(iin).valid) return;
      const birthDate = birthDateIn(iin);
      if (birthDate && !form.child.birthDate) form.child.birthDate = formatDay(birthDate);
      form.child.sex ||= sexIn(iin) ?? '';
    },
  );
  return { found: computed(() => (sought.value ? found.value : undefined)) };
}
