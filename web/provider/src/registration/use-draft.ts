import { once, resultOf, seen } from '@onaltu/api-client/connect';
import { isSignedOut, Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import { sessionEnded } from '@onaltu/web-shell/session-ended';
import { nextTick, onBeforeUnmount, ref, type Ref, watch } from 'vue';
import { draftOf, restore } from './application-of';
import { type Draft, hasBegun, type RegistrationForm } from './registration-form';

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;
const DRAFT = '/api/provider/case-files/{caseFileId}/draft';

type Kept = { id: Ref<string | undefined>; version: Ref<number>; first: { key: string; body?: Draft } };

/** Brings back what was left; answers how many minutes were worked on it. */
async function load(form: RegistrationForm, { id, version }: Kept): Promise<number | null> {
  if (!id.value) return null;
  const params = { path: { caseFileId: id.value } };
  const page = await resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}', { params }));
  restore(form, await resultOf(providerApi.GET(DRAFT, { params })));
  version.value = page.version;
  return page.actions[0]?.handled ?? null;
}

/** The first time makes the draft, and the clock of action 1 starts. */
async function send(form: RegistrationForm, { id, version, first }: Kept): Promise<void> {
  const body = draftOf(form);
  if (!id.value) {
    first.body ??= body; // asked again after a lost answer, it is the same request
    const made = await resultOf(providerApi.POST('/api/provider/case-files', { body: first.body, ...once(first.key) }));
    id.value = made.id;
    version.value = made.version;
    if (first.body === body) return;
  }
  const params = { path: { caseFileId: id.value } };
  const kept = await resultOf(providerApi.PUT(DRAFT, { params, body, ...seen(version.value) }));
  version.value = kept.version;
}

/** One thing after a pause; asked again, the pause begins anew. It is forgotten with the page. */
function useLater(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  onBeforeUnmount(cancel);
  function later(ms: number): void {
    cancel();
    timer = setTimeout(work, ms);
  }
  return { later, cancel };
}

const mayPass = (failure: unknown): boolean => !(failure instanceof Problem) || failure.status >= 500;

/** Keeps what is typed on the server, a moment after the last key. */
export function useDraft(form: RegistrationForm, id: Ref<string | undefined>) {
  const kept: Kept = { id, version: ref(0), first: { key: crypto.randomUUID() } };
  const savedAt = ref<Date>();
  const error = ref<unknown>();
  const isDirty = ref(false);
  const isLoaded = ref(id.value === undefined);
  const { later, cancel } = useLater(() => void save());
  let running = Promise.resolve();

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
      if (isSignedOut(failure)) sessionEnded.value = true;
      else if (mayPass(failure)) later(AGAIN_MS);
    }
  }
  /** One request after the other; answers when everything typed so far was sent. */
  function save(): Promise<void> {
    cancel();
    running = running.then(saveOnce);
    return running;
  }
  watch(form, () => {
    if (!isLoaded.value) return;
    isDirty.value = true;
    later(PAUSE_MS);
  });
  watch(sessionEnded, (ended) => void (!ended && save())); // goes on where it was cut off
  async function open(): Promise<number | null> {
    const handled = await load(form, kept);
    await nextTick(() => (isLoaded.value = true)); // what was brought back is not typed
    return handled;
  }
  return { open, save, savedAt, error, isDirty, isLoaded };
}
