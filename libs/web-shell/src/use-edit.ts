import { isSignedOut, Problem } from '@onaltu/api-client/problem';
import type { ConflictField, Side } from '@onaltu/ui/field-conflict';
import { sessionEnded } from './session-ended';
import { computed, type Ref, ref, shallowRef } from 'vue';
import { BY_PATH, merge, takePart } from '@onaltu/ui/merge-versions';

/** The place of a field in the body, which is its id on the page, and what is wrong with it. */
export type Fault = { pointer: string; code: string };
export type Versioned = { version: number };
/** What is picked as one where two people wrote it: its path in the form, its name, and what it says in words. */
export type Part = { at: string; label: string; text: string };

type Act<Content extends Versioned, Form extends object> = {
  formOf: (content: Content) => Form;
  /** What the API would refuse, said before it is asked. */
  faultsOf: (form: Form) => readonly Fault[];
  write: (form: Form, version: number) => Promise<Content>;
  /** The form in words, part by part. */
  partsOf: (form: Form) => readonly Part[];
  /** What of the form becomes the record; the rest, a reason, only says why. All of it, if not told. */
  recordOf?: (form: Form) => unknown;
  /** What holds now, after somebody else changed it meanwhile. */
  reread: () => Promise<Content>;
  kept?: (content: Content) => void;
};

const isStale = (error: unknown): boolean => error instanceof Problem && error.code === 'version.stale';
const invalidFields = (error: unknown): readonly Fault[] =>
  error instanceof Problem && error.code === 'request.invalid' ? error.errors : [];

/** One fault a field. */
function firstOfEach(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ pointer }, index) => faults.findIndex((one) => one.pointer === pointer) === index);
}

/** What somebody else wrote meanwhile, and the parts of the form that wait for a choice. */
type Conflict<Content, Form> = { content: Content; theirs: Form; parts: readonly string[] };

/** What stands in the fields beside what was read, and what is wrong with it. */
function useFields<Content extends Versioned, Form extends object>({ formOf, faultsOf }: Act<Content, Form>) {
  const form: Ref<Form | undefined> = ref();
  const base = shallowRef<Content>();
  const conflict = shallowRef<Conflict<Content, Form>>();
  const error = shallowRef<unknown>();
  const asked = ref(0);
  /** When this tab kept what is not sent yet (use-kept-form.ts). */
  const keptAt = shallowRef<Date>();
  const isDirty = computed(
    () => base.value !== undefined && JSON.stringify(form.value) !== JSON.stringify(formOf(base.value)),
  );
  const faults = computed(() =>
    firstOfEach(asked.value === 0 || !form.value ? [] : [...faultsOf(form.value), ...invalidFields(error.value)]),
  );
  function open(content: Content): void {
    base.value = content;
    form.value = formOf(content);
    conflict.value = undefined;
    error.value = undefined;
    asked.value = 0;
  }
  return { form, base, conflict, error, asked, keptAt, isDirty, faults, open };
}
type Fields<Content extends Versioned, Form extends object> = ReturnType<typeof useFields<Content, Form>>;

const textAt = (parts: readonly Part[], at: string): string => parts.find((part) => part.at === at)?.text ?? '';

/** Both versions brought together: what only one of the two changed is kept, what both changed is picked part by part. */
function useMeeting<Content extends Versioned, Form extends object>(
  { formOf, partsOf, reread }: Act<Content, Form>,
  { form, base, conflict }: Fields<Content, Form>,
) {
  /** Whether all of it is in the form, which may be sent again then. */
  async function meet(): Promise<boolean> {
    if (!form.value || !base.value) return false;
    const content = await reread();
    const theirs = formOf(content);
    const versions = { mine: form.value, theirs, before: formOf(base.value) };
    const known = [...partsOf(form.value), ...partsOf(theirs)].map(({ at }) => at);
    const parts = merge(versions, [...new Set(known)], BY_PATH);
    if (parts.length > 0) conflict.value = { content, theirs, parts };
    else base.value = content;
    return parts.length === 0;
  }
  const differing = computed((): ConflictField[] => {
    if (!conflict.value || !form.value) return [];
    const [mine, theirs] = [partsOf(form.value), partsOf(conflict.value.theirs)];
    return conflict.value.parts.map((at) => ({
      id: at,
      label: [...mine, ...theirs].find((part) => part.at === at)?.label ?? '',
      ...{ mine: textAt(mine, at), theirs: textAt(theirs, at) },
    }));
  });
  function pick(picked: Readonly<Record<string, Side>>): void {
    if (!conflict.value || !form.value) return;
    const { content, theirs, parts } = conflict.value;
    for (const at of parts) if (picked[at] === 'theirs') takePart(form.value, theirs, at);
    base.value = content;
    conflict.value = undefined;
  }
  return { meet, differing, pick };
}

type Meeting = Pick<ReturnType<typeof useMeeting>, 'meet'>;

/** Sends the form; where somebody else was quicker, once more when both are in it. */
function useSending<Content extends Versioned, Form extends object>(
  { write, kept }: Act<Content, Form>,
  { base, error, asked, open }: Fields<Content, Form>,
  { meet }: Meeting,
) {
  const saving = ref(false);
  const savedAt = ref<Date>();
  async function keep(form: Form): Promise<void> {
    try {
      const content = await write(form, base.value?.version ?? 0);
      open(content);
      savedAt.value = new Date();
      kept?.(content);
    } catch (failure) {
      if (isStale(failure) && (await meet().catch(() => false))) return keep(form);
      throw failure;
    }
  }
  async function send(form: Form): Promise<void> {
    saving.value = true;
    try {
      await keep(form);
    } catch (failure) {
      error.value = failure;
      if (isSignedOut(failure)) sessionEnded.value = true;
      asked.value += 1;
    } finally {
      saving.value = false;
    }
  }
  return { saving, savedAt, send };
}

/** A record while it is edited: nothing typed is lost, whatever the answer is. */
export function useEdit<Content extends Versioned, Form extends object>(act: Act<Content, Form>) {
  const fields = useFields(act);
  const { form, base, error, asked, isDirty, open } = fields;
  const { meet, differing, pick } = useMeeting(act, fields);
  const { saving, savedAt, send } = useSending(act, fields, { meet });

  const { recordOf = (whole: Form): unknown => whole } = act;
  /** Whether sending would change anything. */
  const changes = (): boolean =>
    form.value !== undefined &&
    base.value !== undefined &&
    JSON.stringify(recordOf(form.value)) !== JSON.stringify(recordOf(act.formOf(base.value)));

  async function save(): Promise<void> {
    if (!form.value || saving.value) return;
    error.value = undefined;
    asked.value += 1;
    if (act.faultsOf(form.value).length === 0) await send(form.value);
  }
  return {
    ...fields,
    ...{ saving, savedAt, save, differing },
    /** What came from the server stands in the fields as long as nobody typed in them. */
    renew: (content: Content | undefined): void => {
      if (content && !isDirty.value && !saving.value) open(content);
    },
    undo: () => base.value && open(base.value),
    /** What was picked goes over theirs, knowing what theirs is; where all is theirs there is nothing left to send. */
    resolve: (picked: Readonly<Record<string, Side>>): Promise<void> | void => {
      pick(picked);
      return changes() ? save() : base.value && open(base.value);
    },
  };
}

export type Edit<Content extends Versioned, Form extends object> = ReturnType<typeof useEdit<Content, Form>>;
