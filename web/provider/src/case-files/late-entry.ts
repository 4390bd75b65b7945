import type { components } from '@onaltu/api-client/provider.schema';
import { parseDate } from '@onaltu/domain/dates';
import { computed, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { momentOn } from './moment-on';

export type LateEntryForm = { isLate: boolean; late: { on: string; reason: string; paperNumber: string } };
export type LateEntry = components['schemas']['LateEntry'];

const SHORTEST_REASON = 3;
type Fault = 'required' | 'isDay';

/** What is wrong with a late entry, by field; nothing where it is none. */
export function faultsOfLate({ isLate, late }: LateEntryForm): Partial<Record<string, Fault>> {
  if (!isLate) return {};
  return {
    ...(!late.on.trim() ? { '/late/on': 'required' } : parseDate(late.on) ? {} : { '/late/on': 'isDay' }),
    ...(late.reason.trim().length < SHORTEST_REASON ? { '/late/reason': 'required' } : {}),
  };
}

/** The late entry beside an act: its form, its faults once it was tried, and what is sent. */
export function useLateEntry() {
  const { t } = useI18n();
  const form = reactive<LateEntryForm>({ isLate: false, late: { on: '', reason: '', paperNumber: '' } });
  const asked = ref(false);
  const faults = computed(() => faultsOfLate(form));
  const faultOf = (id: string) => {
    const fault = asked.value ? faults.value[id] : undefined;
    return fault && t(`error.${fault}`);
  };
  /** What goes with the act; null while something is wrong with it. */
  function take(): { late?: LateEntry } | null {
    asked.value = true;
    if (Object.keys(faults.value).length > 0) return null;
    const { on, reason, paperNumber } = form.late;
    const day = form.isLate ? parseDate(on) : null;
    if (!day) return {};
    const number = paperNumber.trim() ? { paperNumber: paperNumber.trim() } : {};
    return { late: { on: momentOn(day), reason: reason.trim(), ...number } };
  }
  return { form, faultOf, take };
}
