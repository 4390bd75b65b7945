import { resultOf, seen } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import { onBeforeUnmount, ref, type Ref, watch } from 'vue';
import { draftOf, restore } from './application-of';
import { hasBegun, type RegistrationForm } from './registration-form';

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;
const DRAFT = '/api/provider/case-files/{caseFileId}/draft';

type Kept = { id: Ref<string | undefined>; version: Ref<number> };

/** Brings back what was left. */
async function load(form: RegistrationForm, { id, version }: Kept): Promise<void> {
  if (!id.value) return;
  const params = { path: { caseFileId: id.value } };
  const page = await resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}', { params }));
  restore(form, await resultOf(providerApi.GET(DRAFT, { params })));
  version.value = page.version;
}

/** The first time makes the draft, and the clock of action 1 starts. */
async function send(form: RegistrationForm, { id, version }: Kept): Promise<void> {
  const body = draftOf(form);
  const params = { path: { caseFileId: id.value ?? '' } };
  const kept = await resultOf(
    id.value
      ? providerApi.PUT(DRAFT, { params, body, ...seen(version.value) })
      : providerApi.POST('/api/provider/case-files', { body }),
  );
  id.value = kept.id;
  version.value = kept.version;
}

const mayPass = (failure: unknown): boolean => !(failure instanceof Problem) || failure.status >= 500;

/** Keeps what is typed on the server, a moment after the last key. */
export function useDraft(form: RegistrationForm, id: Ref<string | undefined>) {
  const kept: Kept = { id, version: ref(0) };
  const savedAt = ref<Date>();
  const error = ref<unknown>();
  const isDirty = ref(false);
  const isLoaded = ref(id.value === undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  async function saveOnce(): Promise<void> {
    if (!isDirty.value || !hasBegun(form)) return;
    isDirty.value = false;
    try {
      await send(form, kept);
      savedAt.value = new Date();
      error.value = undefined;
    } catch (failure) {
      isDirty.value = true;
      error.value = failure;
      if (mayPass(failure)) later(AGAIN_MS);
    }
  }
  /** One request after the other; answers when everything typed so far was sent. */
  function save(): Promise<void> {
    clearTimeout(timer);
    running = running.then(saveOnce);
    return running;
  }
  watch(form, () => {
    if (!isLoaded.value) return;
    isDirty.value = true;
    later(PAUSE_MS);
  });
  onBeforeUnmount(() => clearTimeout(timer));
  const open = () => load(form, kept).then(() => (isLoaded.value = true));
  return { open, save, savedAt, error, isDirty, isLoaded };
}
