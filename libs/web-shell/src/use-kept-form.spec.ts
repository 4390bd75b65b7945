import { effectScope, nextTick, reactive, ref } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useEdit } from './use-edit';
import { isKept, keepFor, keepOnTheirWay, onTheirWay, useKeptEdit, useKeptForm } from './use-kept-form';

const NAME = 'lesson 1';
const blank = () => ({ topic: '', marks: [] as string[] });
type Lesson = ReturnType<typeof blank>;
let scope = effectScope();

/** The form opens, as after a reload. */
function open(name = NAME) {
  scope.stop();
  scope = effectScope();
  const form = reactive(blank());
  const kept = scope.run(() =>
    useKeptForm<Lesson>({
      name,
      read: () => (form.topic || form.marks.length > 0 ? form : null),
      restore: (words) => void Object.assign(form, words),
    }),
  )!;
  return { form, ...kept };
}

describe('a form that is not sent yet', () => {
  beforeEach(() => {
    sessionStorage.clear();
    keepFor('aizhan');
  });
  afterEach(() => {
    scope.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is there again after a reload, with the moment it was kept', () => {
    const { form, keptAt } = open();
    expect(keptAt.value).toBeUndefined();
    form.topic = 'Дыбыс Р';
    form.marks.push('PRESENT');
    expect(keptAt.value).toBeInstanceOf(Date);

    const again = open();
    expect(again.form).toEqual({ topic: 'Дыбыс Р', marks: ['PRESENT'] });
    expect(again.keptAt.value).toBeInstanceOf(Date);
    expect(open('lesson 2').form).toEqual(blank());
  });

  it('that is on its way stays until it has arrived, a day at the longest', () => {
    keepOnTheirWay('marks 1', { topic: 'Дыбыс Р' });
    expect(onTheirWay('marks 1')).toEqual({ topic: 'Дыбыс Р' });
    expect(onTheirWay('marks 2')).toBeNull();
    keepOnTheirWay('marks 1', null);
    expect(onTheirWay('marks 1')).toBeNull();
    keepOnTheirWay('marks 1', { topic: 'Дыбыс Л' });
    keepFor('serik'); // another person: nothing is left
    expect(onTheirWay('marks 1')).toBeNull();
  });

  it('leaves nothing once its words are gone or dropped', () => {
    const { form, keptAt } = open();
    form.topic = 'Дыбыс Р';
    Object.assign(form, blank());
    expect([isKept(NAME), keptAt.value]).toEqual([false, undefined]);

    form.topic = 'Дыбыс Л';
    open().drop();
    expect(isKept(NAME)).toBe(false);
  });

  it('is nobody else’s', () => {
    open().form.topic = 'Дыбыс Р';
    keepFor('aizhan');
    expect(isKept(NAME)).toBe(true);
    keepFor('bolat');
    expect(open().form).toEqual(blank());
  });

  it('is forgotten after a day', () => {
    open().form.topic = 'Дыбыс Р';
    vi.useFakeTimers({ now: Date.now() + 86_400_001 });
    expect(open().form).toEqual(blank());
  });

  it('does not say it is kept where the tab has no room', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('sessionStorage', { getItem: () => null, removeItem: () => undefined, setItem: full });
    const { form, keptAt } = open();
    form.topic = 'Дыбыс Р';
    expect([form.topic, keptAt.value]).toEqual(['Дыбыс Р', undefined]);
  });
});

type Room = { version: number; name: string };

describe('a record that is edited', () => {
  const server = ref<Room>({ version: 1, name: 'Зал' });
  const written: { name: string; version: number }[] = [];
  type Form = { name: string };
  function edit(leaveOut?: (form: Form) => Form) {
    scope.stop();
    scope = effectScope();
    return scope.run(() => {
      const one = useEdit<Room, Form>({
        formOf: ({ name }) => ({ name }),
        faultsOf: () => [],
        partsOf: ({ name }) => [{ at: 'name', label: 'Атауы', text: name }],
        reread: () => Promise.resolve(server.value),
        write: ({ name }, version) => {
          written.push({ name, version });
          return Promise.resolve({ version: version + 1, name });
        },
      });
      one.open(server.value);
      useKeptEdit('room 1', one, leaveOut);
      return one;
    })!;
  }

  it('is written over the version its words were typed over, and gone when it is kept', async () => {
    sessionStorage.clear();
    edit().form.value!.name = 'Үлкен зал';
    server.value = { version: 2, name: 'Кіші зал' };

    const again = edit();
    expect(again.form.value).toEqual({ name: 'Үлкен зал' });
    await again.save();
    await nextTick();
    expect(written).toEqual([{ name: 'Үлкен зал', version: 1 }]);
    expect(isKept('room 1')).toBe(false);
  });

  it('says when it was kept, and leaves out what may not stay on a device', () => {
    sessionStorage.clear();
    const first = edit();
    expect(first.keptAt.value).toBeUndefined();
    first.form.value!.name = 'Үлкен зал';
    expect(first.keptAt.value).toBeInstanceOf(Date);
    first.undo();
    expect(first.keptAt.value).toBeUndefined();
    const secret = edit((form) => ({ ...form, name: '' }));
    secret.form.value!.name = 'Құпия';
    expect(sessionStorage.getItem('onaltu.form room 1')).toContain('"name":""');
    expect(sessionStorage.getItem('onaltu.form room 1')).not.toContain('Құпия');
  });
});
