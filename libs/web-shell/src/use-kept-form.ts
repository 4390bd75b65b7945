import { type Ref, shallowRef, watch } from 'vue';
import { askBeforeClosing } from './ask-before-closing';
import type { Edit, Versioned } from './use-edit';

const FORM = 'onaltu.form ';
const PERSON = 'onaltu.person';
const DAY_MS = 86_400_000;

type Kept = { at: number; words: unknown };

/** What this tab kept under a name; what is older than a day is nobody's any more. */
function keptAs(name: string): Kept | null {
  const kept = JSON.parse(sessionStorage.getItem(FORM + name) ?? 'null') as Kept | null;
  return kept && kept.at > Date.now() - DAY_MS ? kept : null;
}

export const isKept = (name: string): boolean => keptAs(name) !== null;

/** What a tab keeps is one person's: of whoever signed in here before, nothing is left. */
export function keepFor(userId: string): void {
  if (sessionStorage.getItem(PERSON) === userId) return;
  sessionStorage.clear();
  sessionStorage.setItem(PERSON, userId);
}

/** Writes what is typed, or takes it away where there is nothing; answers when. A tab with no room left keeps nothing. */
function write(name: string, words: unknown): Date | undefined {
  sessionStorage.removeItem(FORM + name);
  if (words === null) return undefined;
  const at = Date.now();
  try {
    sessionStorage.setItem(FORM + name, JSON.stringify({ at, words } satisfies Kept));
    return new Date(at);
  } catch {
    return undefined;
  }
}

/** Words that are on their way stay by the same rule until they have arrived; null takes them away. */
export const keepOnTheirWay = (name: string, words: unknown): void => void write(name, words);
export const onTheirWay = (name: string): unknown => keptAs(name)?.words ?? null;

/** The words of a form that are not sent yet: null while there are none. */
type Words<Form> = { name: string; read: () => Form | null; restore: (words: Form) => void };

/**
 * What is typed and not sent stays in this tab, over a reload and another page of the workspace: it is there when the form
 * opens again, and gone when it is sent, dropped, another person comes, or the tab closes, before which the browser asks.
 */
export function useKeptForm<Form>({ name, read, restore }: Words<Form>): {
  keptAt: Readonly<Ref<Date | undefined>>;
  drop: () => void;
} {
  const keptAt = shallowRef<Date>();
  const left = keptAs(name);
  if (left) {
    restore(left.words as Form);
    keptAt.value = new Date(left.at);
  }
  const stop = watch(
    () => JSON.stringify(read()),
    () => (keptAt.value = write(name, read())),
    { flush: 'sync' },
  );
  askBeforeClosing(() => read() !== null);
  return {
    keptAt,
    drop: () => {
      stop();
      keptAt.value = write(name, null);
    },
  };
}

/**
 * The same for a record that is edited. What it was written over is kept with it, so that a later version is noticed; what
 * may not stay on a device is left out.
 */
export function useKeptEdit<Content extends Versioned, Form extends object>(
  name: string,
  edit: Edit<Content, Form>,
  leaveOut: (form: Form) => Form = (form) => form,
): void {
  const { form, base, isDirty, open } = edit;
  const { keptAt } = useKeptForm<{ base: Content; form: Form }>({
    name,
    read: () => (isDirty.value && base.value && form.value ? { base: base.value, form: leaveOut(form.value) } : null),
    restore: (left) => {
      open(left.base);
      form.value = left.form;
    },
  });
  watch(keptAt, (at) => (edit.keptAt.value = at), { immediate: true, flush: 'sync' });
}
