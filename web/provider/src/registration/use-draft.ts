import { once, resultOf, seen } from '@onaltu/api-client/connect';
import { isSignedOut, Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { Side } from '@onaltu/ui/field-conflict';
import { sessionEnded } from '@onaltu/web-shell/session-ended';
import { almatyDay } from '@onaltu/domain/clock/day';
import { nextTick, onBeforeUnmount, ref, type Ref, shallowRef, toRaw, watch } from 'vue';
import { draftOf, restore } from './application-of';
import { meet, take, type Unit } from './draft-conflict';
import { type Draft, emptyForm, hasBegun, type RegistrationForm } from './registration-form';

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;
const DRAFT = '/api/provider/case-files/{caseFileId}/draft';

/** What the server holds: which draft, in which version, with which words. */
type Kept = {
  id: Ref<string | undefined>;
  version: Ref<number>;
  first: { key: string; body?: Draft };
  body: Draft;
};
/** What somebody else wrote into the same fields meanwhile. */
export type DraftConflict = { theirs: RegistrationForm; units: readonly Unit[] };

/** The fields as a draft fills them. */
function formOf(draft: Draft): RegistrationForm {
  const form = emptyForm(draft.language ?? 'kk', almatyDay(new Date()));
  restore(form, draft);
  return form;
}

/** Brings back what was left; answers how many minutes were worked on it. */
async function load(form: RegistrationForm, kept: Kept): Promise<number | null> {
  if (!kept.id.value) return null;
  const handled = await fetchKept(kept);
  restore(form, kept.body);
  return handled;
}

/** What the server holds now; answers how many minutes were worked on it. */
async function fetchKept(kept: Kept): Promise<number | null> {
  const params = { path: { caseFileId: kept.id.value ?? '' } };
  const page = await resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}', { params }));
  kept.body = await resultOf(providerApi.GET(DRAFT, { params }));
  kept.version.value = page.version;
  return page.actions[0]?.handled ?? null;
}

/** The first time makes the draft, and the clock of action 1 starts. */
async function send(form: RegistrationForm, sent: Kept): Promise<void> {
  const { id, version, first } = sent;
  const body = structuredClone(draftOf(toRaw(form)));
  if (!id.value) {
    first.body ??= body; // asked again after a lost answer, it is the same request
    const made = await resultOf(providerApi.POST('/api/provider/case-files', { body: first.body, ...once(first.key) }));
    id.value = made.id;
    version.value = made.version;
    sent.body = first.body;
    if (first.body === body) return;
  }
  const params = { path: { caseFileId: id.value } };
  const kept = await resultOf(providerApi.PUT(DRAFT, { params, body, ...seen(version.value) }));
  version.value = kept.version;
  sent.body = body;
}

/** Somebody else was quicker: both are brought together, and what both wrote is answered, to be picked. */
async function renew(form: RegistrationForm, kept: Kept): Promise<DraftConflict> {
  const before = formOf(kept.body);
  await fetchKept(kept);
  const theirs = formOf(kept.body);
  return { theirs, units: meet(form, theirs, before) };
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
const isStale = (failure: unknown): boolean => failure instanceof Problem && failure.code === 'version.stale';

/** Sends the draft; where somebody else was quicker, both are brought together first, or the fields are left to be picked. */
function useSending(form: RegistrationForm, kept: Kept) {
  const conflict = shallowRef<DraftConflict>();
  async function keep(): Promise<void> {
    try {
      await send(form, kept);
    } catch (failure) {
      if (!isStale(failure)) throw failure;
      const met = await renew(form, kept);
      if (met.units.length === 0) return keep();
      conflict.value = met;
      throw failure;
    }
  }
  function pick(picked: Readonly<Record<string, Side>>): void {
    for (const unit of conflict.value?.units ?? []) {
      if (conflict.value && picked[unit] === 'theirs') take(form, conflict.value.theirs, unit);
    }
    conflict.value = undefined;
  }
  return { conflict, keep, pick };
}

/** Sends what changed, once; what may pass is tried again later. */
function useSaving(form: RegistrationForm, kept: Kept, later: (ms: number) => void) {
  const savedAt = ref<Date>();
  const error = ref<unknown>();
  const isDirty = ref(false);
  const { conflict, keep, pick } = useSending(form, kept);
  async function saveOnce(): Promise<void> {
    if (conflict.value || !isDirty.value || !hasBegun(form)) return;
    isDirty.value = false;
    try {
      await keep();
      savedAt.value = new Date();
      error.value = undefined;
    } catch (failure) {
      isDirty.value = true;
      error.value = failure;
      if (isSignedOut(failure)) sessionEnded.value = true;
      else if (mayPass(failure)) later(AGAIN_MS);
    }
  }
  return { savedAt, error, isDirty, conflict, pick, saveOnce };
}

/** Keeps what is typed on the server, a moment after the last key. */
export function useDraft(form: RegistrationForm, id: Ref<string | undefined>) {
  const kept: Kept = { id, version: ref(0), first: { key: crypto.randomUUID() }, body: draftOf(form) };
  const isLoaded = ref(id.value === undefined);
  const { later, cancel } = useLater(() => void save());
  const { pick, saveOnce, ...shown } = useSaving(form, kept, later);
  const { isDirty } = shown;
  let running = Promise.resolve();

  /** One request after the other; answers when everything typed so far was sent. */
  function save(): Promise<void> {
    cancel();
    running = running.then(saveOnce);
    return running;
  }
  function resolve(picked: Readonly<Record<string, Side>>): Promise<void> {
    pick(picked);
    isDirty.value = true;
    return save();
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
  return { ...shown, open, save, isLoaded, resolve };
}
