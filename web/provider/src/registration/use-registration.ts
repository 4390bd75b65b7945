import { once, resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import { almatyDay } from '@onaltu/domain/clock/day';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, reactive, ref, type Ref, watch } from 'vue';
import { uploadFile } from '../case-files/upload-file';
import { applicationOf, takeCard, takeRepresentative } from './application-of';
import { emptyForm, type Fault, faultsOf, hasBegun, type PaperRule, type RegistrationForm } from './registration-form';
import { useDraft } from './use-draft';
import { useMatches } from './use-matches';

const OTHER = 'OTHER';
const MINUTE_MS = 60_000;
const CASE = '/api/provider/case-files/{caseFileId}';

/** Whose card is meant, where there are some like it; who spoke for the child before is offered with it. */
function useChosenChild(form: RegistrationForm) {
  const { found } = useMatches(form);
  const chosen = ref('');
  watch(chosen, async (childId) => {
    if (!childId || childId === OTHER) return;
    const known = found.value?.matches.find(({ id }) => id === childId)?.representative;
    try {
      const params = { path: { childId } };
      const card = await resultOf(providerApi.GET('/api/provider/children/{childId}', { params }));
      if (chosen.value !== childId) return; // another one was chosen meanwhile
      if (known) takeRepresentative(form, known);
      takeCard(form, card);
    } catch {
      if (chosen.value === childId) chosen.value = ''; // nothing was taken: it has to be said again
    }
  });
  /** It was another child after all: what the card had written goes, and is typed. */
  function release(): void {
    chosen.value = '';
    Object.assign(form.child, { ...emptyForm(form.language, almatyDay(new Date())).child, iin: '' });
  }
  const undecided = computed<Fault[]>(() =>
    found.value && found.value.matches.length > 0 && !chosen.value && !form.child.id
      ? [{ id: 'matches', code: 'chooseChild' }]
      : [],
  );
  return { found, chosen, undecided, release };
}

/** The fields the API did not like, by the same names. */
const pointersOf = (error: unknown): Fault[] =>
  error instanceof Problem ? error.errors.map(({ pointer: id, code }) => ({ id, code })) : [];

/** The clock starts with the first key; of a draft it goes on where it stood. */
function useClock(form: RegistrationForm) {
  const since = ref<Date>();
  watch(form, () => {
    if (hasBegun(form)) since.value ??= new Date();
  });
  function goOn(handledMinutes: number | null): void {
    if (handledMinutes !== null) since.value = new Date(Date.now() - handledMinutes * MINUTE_MS);
  }
  return { since, goOn };
}

/** Action 1 at the clerk's desk: the form, what is kept of it, who the child may be, and the registration itself. */
export function useRegistration(id: Ref<string | undefined>, language: 'kk' | 'ru', rules: Ref<readonly PaperRule[]>) {
  const queries = useQueryClient();
  const form = reactive(emptyForm(language, almatyDay(new Date())));
  const draft = useDraft(form, id);
  const child = useChosenChild(form);
  const { since, goOn } = useClock(form);
  const asked = ref(0);
  const refused = ref<Fault[]>([]);
  watch(form, () => (refused.value = []));
  const registration = useMutation({
    mutationFn: async () => {
      await draft.save();
      if (!id.value || draft.conflict.value) throw draft.error.value;
      const params = { path: { caseFileId: id.value } };
      return resultOf(
        providerApi.POST(`${CASE}/registration`, {
          params,
          body: applicationOf(form),
          ...once(`${id.value}-registration`),
        }),
      );
    },
    onError: (error) => (refused.value = pointersOf(error)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case-files'] }),
  });
  const faults = computed(() =>
    asked.value > 0 ? [...faultsOf(form, rules.value), ...child.undecided.value, ...refused.value] : [],
  );
  const open = () => draft.open().then(goOn);
  async function upload(file: File): Promise<string> {
    await draft.save();
    return uploadFile(id.value ?? '', file);
  }
  function submit(): void {
    if (registration.isSuccess.value || draft.conflict.value) return;
    asked.value += 1;
    if (faults.value.length === 0 && !registration.isPending.value) registration.mutate();
  }
  return { ...child, form, draft, open, since, asked, faults, upload, registration, submit };
}
