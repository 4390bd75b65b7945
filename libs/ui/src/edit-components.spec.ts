import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import AppSearch from './AppSearch.vue';
import AppTicks from './AppTicks.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('ticks', () => {
  const options = [
    { value: 'CLERK', text: 'Кеңсе қызметкері' },
    { value: 'HEAD', text: 'Басшы' },
  ];

  it('are chosen one by one, and their fault belongs to them', async () => {
    const page = mountWithWords(AppTicks, {
      props: { id: '/roles', legend: 'Рөлдері', options, modelValue: ['HEAD'], error: 'Кемінде біреуін қосыңыз' },
    });
    const [clerk, head] = page.findAll('input');
    expect([clerk!.element.id, (head!.element as HTMLInputElement).checked]).toEqual(['/roles', true]);
    await clerk!.setValue(true);
    expect(page.emitted('update:modelValue')).toEqual([[['HEAD', 'CLERK']]]);
    const described = page.get('fieldset').attributes('aria-describedby')!;
    expect(document.getElementById(described)?.textContent).toContain('Кемінде біреуін қосыңыз');
  });
});

describe('a search', () => {
  const search = () => {
    const said: string[] = [];
    const page = mountWithWords(AppSearch, {
      props: {
        ...{ label: 'Іздеу', placeholder: 'Тегі', clearLabel: 'Тазалау', modelValue: '' },
        'onUpdate:modelValue': (modelValue: string) => {
          said.push(modelValue);
          void page.setProps({ modelValue } as never);
        },
      },
    });
    return { page, said };
  };

  it('is said a moment after the last key, trimmed, and at once with Enter', async () => {
    vi.useFakeTimers();
    const { page, said } = search();
    await page.get('input').setValue(' каси');
    expect(said).toEqual([]);
    await page.get('input').setValue(' касым ');
    vi.advanceTimersByTime(300);
    expect(said).toEqual(['касым']);
    await nextTick();
    await page.get('input').setValue('айша');
    await page.get('form').trigger('submit');
    expect(said).toEqual(['касым', 'айша']);
  });

  it('is cleared with Escape or its button, and keeps the focus', async () => {
    const { page } = search();
    await page.get('input').setValue('касым');
    await page.get('button').trigger('click');
    await nextTick();
    expect(page.get('input').element.value).toBe('');
    expect(document.activeElement).toBe(page.get('input').element);
  });
});
