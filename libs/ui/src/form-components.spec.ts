import { almatyDay } from '@onaltu/domain/clock/day';
import { formatDay } from '@onaltu/i18n/formats';
import { afterEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import AppChoice from './AppChoice.vue';
import AppDateField from './AppDateField.vue';
import AppErrorSummary from './AppErrorSummary.vue';
import AppIinField from './AppIinField.vue';
import AppSelect from './AppSelect.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());
const last = (emitted: unknown[][] | undefined) => emitted?.at(-1)?.[0];

describe('a field for a date', () => {
  const field = (modelValue = '') => mountWithWords(AppDateField, { props: { label: 'Туған күні', modelValue } });

  it.each([
    ['14042018', '14.04.2018'],
    ['14.4.2018', '14.4.2018'],
    ['1.', '1.'],
    ['14/04/2018', '14.04.2018'],
    ['14.04.20189', '14.04.2018'],
    ['он төрт', ''],
  ])('puts the dots into %s', async (typed, shown) => {
    const page = field();
    await page.get('input').setValue(typed);
    expect(last(page.emitted('update:modelValue')) ?? '').toBe(shown);
  });

  it('lets a dot be deleted', async () => {
    const page = field('14.04.');
    const input = page.get('input');
    input.element.value = '14.04';
    input.element.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward' }));
    await nextTick();
    expect(last(page.emitted('update:modelValue'))).toBe('14.04');
  });

  it('takes today with T, and the next or the previous day, by the place of the key', async () => {
    const today = formatDay(almatyDay(new Date()));
    const empty = field();
    await empty.get('input').trigger('keydown', { code: 'KeyT', key: 'е' });
    expect(last(empty.emitted('update:modelValue'))).toBe(today);
    const leap = field('28.02.2028');
    await leap.get('input').trigger('keydown', { code: 'Equal', key: '=' });
    await leap.get('input').trigger('keydown', { code: 'Minus', key: '-' });
    expect(leap.emitted('update:modelValue')).toEqual([['29.02.2028'], ['28.02.2028']]);
    const half = field('28.');
    await half.get('input').trigger('keydown', { code: 'Minus', key: '-' });
    expect(half.emitted('update:modelValue')).toBeUndefined(); // a dash between the parts of a date
  });

  it('leaves the keys of the browser alone', async () => {
    const page = field('28.02.2028');
    await page.get('input').trigger('keydown', { code: 'KeyT', ctrlKey: true });
    expect(page.emitted('update:modelValue')).toBeUndefined();
  });
});

describe('a field for an IIN', () => {
  const field = (modelValue: string) => mountWithWords(AppIinField, { props: { label: 'ЖСН', modelValue } });

  it('keeps digits, twelve at most, and shows them six and six', async () => {
    const page = field('');
    await page.get('input').setValue('450101 500004 99');
    expect(last(page.emitted('update:modelValue'))).toBe('450101500004');
    expect(page.get('input').element.value).toMatch(/^450101\s500004$/);
  });

  it('says with the twelfth digit whether the check digit is right', () => {
    expect(field('450101500004').get('[role="status"]').text()).toBe('Бақылау цифры дұрыс');
    const wrong = field('450101500005');
    expect(wrong.get('input').attributes('aria-invalid')).toBe('true');
    expect(wrong.text()).toContain('Бақылау цифры сәйкес емес');
  });

  it('says nothing of the length before the field is left', async () => {
    const page = field('15010');
    expect(page.get('input').attributes('aria-invalid')).toBeUndefined();
    await page.get('input').trigger('blur');
    expect(page.text()).toContain('12 цифр керек, терілгені: 5');
  });
});

describe('a choice', () => {
  const options = [
    { value: 'MALE', text: 'Ұл' },
    { value: 'FEMALE', text: 'Қыз' },
  ];

  it('is a group with a name, an error and one value', async () => {
    const props = { id: '/child/sex', legend: 'Жынысы', options, modelValue: '', error: 'Тізімнен таңдаңыз' };
    const page = mountWithWords(AppChoice, { props });
    const group = page.get('fieldset');
    expect(group.get('legend').text()).toBe('Жынысы');
    expect(document.getElementById(group.attributes('aria-describedby') ?? '')?.textContent).toBe('Тізімнен таңдаңыз');
    expect(page.get('input').attributes('id')).toBe('/child/sex');
    await page.get('input[value="FEMALE"]').setValue(true);
    expect(last(page.emitted('update:modelValue'))).toBe('FEMALE');
  });

  it('is a list where there are many', async () => {
    const props = { label: 'Кім болып келеді', options, modelValue: '', placeholder: 'Таңдаңыз' };
    const page = mountWithWords(AppSelect, { props });
    expect(page.findAll('option').map((option) => option.text())).toEqual(['Таңдаңыз', 'Ұл', 'Қыз']);
    await page.get('select').setValue('MALE');
    expect(last(page.emitted('update:modelValue'))).toBe('MALE');
  });
});

describe('a summary of errors', () => {
  it('takes the focus with each try, counts, and leads to the fields', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.id = '/child/lastName';
    field.scrollIntoView = () => undefined;
    const faults = [{ id: '/child/lastName', text: 'Тегі: бұл өрісті толтырыңыз' }];
    const page = mountWithWords(AppErrorSummary, { props: { faults, asked: 0 } });
    expect(page.find('[role="alert"]').exists()).toBe(false);
    await page.setProps({ asked: 1 } as never);
    await nextTick();
    expect(document.activeElement).toBe(page.get('[role="alert"]').element);
    expect(page.text()).toContain('1 қате бар');
    await page.get('a').trigger('click');
    expect(document.activeElement).toBe(field);
  });
});
