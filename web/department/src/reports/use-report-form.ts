import { almatyDay } from '@onaltu/domain/clock/day';
import type { Locale } from '@onaltu/i18n/formats';
import { useKeptForm } from '@onaltu/web-shell/use-kept-form';
import { ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { addressOf, fitted, formIn, type ReportForm } from './report-form';

/** What is asked for: as the address says, else as it was left unsent. */
export function useReportForm(here: Locale) {
  const route = useRoute();
  const router = useRouter();
  const begun = shallowRef(formIn(route.query, almatyDay(new Date()), here));
  const form = ref<ReportForm>(begun.value);
  const isSaid = 'report' in route.query;
  const { keptAt } = useKeptForm<ReportForm>({
    name: 'report',
    read: () => (JSON.stringify(form.value) === JSON.stringify(begun.value) ? null : form.value),
    restore: (left) => {
      if (!isSaid) form.value = fitted(left);
    },
  });
  const change = (changed: Partial<ReportForm>): void => {
    form.value = fitted({ ...form.value, ...changed });
  };
  watch(form, (now) => void router.replace({ query: addressOf(now) }));
  return { form, keptAt, change, sent: () => void (begun.value = { ...form.value }) };
}
