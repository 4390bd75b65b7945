import { isSignedOut, Problem } from '@onaltu/api-client/problem';
import { sessionEnded } from '@onaltu/web-shell/session-ended';
import { computed, type Ref, ref, shallowRef } from 'vue';

/** The place of a field in the body, which is its id on the page, and what is wrong with it. */
export type Fault = { pointer: string; code: string };
export type Versioned = { version: number };

type Act<Content extends Versioned, Form extends object> = {
  formOf: (content: Content) => Form;
  /** What the API would refuse, said before it is asked. */
  faultsOf: (form: Form) => readonly Fault[];
  write: (form: Form, version: number) => Promise<Content>;
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

/** What stands in the fields beside what was read, and what is wrong with it. */
function useFields<Content extends Versioned, Form extends object>({ formOf, faultsOf }: Act<Content, Form>) {
  const form: Ref<Form | undefined> = ref();
  const base = shallowRef<Content>();
  const conflict = shallowRef<Content>();
  const error = shallowRef<unknown>();
  const asked = ref(0);
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
  return { form, base, conflict, error, asked, isDirty, faults, open };
}

/** A record while it is edited: nothing typed is lost, whatever the answer is. */
export function useEdit<Content extends Versioned, Form extends object>(act: Act<Content, Form>) {
  const fields = useFields(act);
  const { form, base, conflict, error, asked, isDirty, open } = fields;
  const saving = ref(false);
  const savedAt = ref<Date>();

  async function send(version: number): Promise<void> {
    if (!form.value || saving.value) return;
    saving.value = true;
    try {
      const content = await act.write(form.value, version);
      open(content);
      savedAt.value = new Date();
      act.kept?.(content);
    } catch (failure) {
      error.value = failure;
      if (isSignedOut(failure)) sessionEnded.value = true;
      if (isStale(failure)) conflict.value = await act.reread().catch(() => undefined);
      asked.value += 1;
    } finally {
      saving.value = false;
    }
  }
  async function save(): Promise<void> {
    if (!form.value || saving.value) return;
    error.value = undefined;
    asked.value += 1;
    if (act.faultsOf(form.value).length === 0) await send(base.value?.version ?? 0);
  }
  /** What came from the server stands in the fields as long as nobody typed in them. */
  const renew = (content: Content | undefined): void => {
    if (content && !isDirty.value && !saving.value) open(content);
  };
  return {
    ...fields,
    ...{ saving, savedAt, renew, save },
    /** Mine goes over theirs, knowing what theirs is. */
    keepMine: () => conflict.value && send(conflict.value.version),
    takeTheirs: () => conflict.value && open(conflict.value),
    undo: () => base.value && open(base.value),
  };
}

export type Edit<Content extends Versioned, Form extends object> = ReturnType<typeof useEdit<Content, Form>>;
