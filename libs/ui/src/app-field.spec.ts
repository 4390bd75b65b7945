import { afterEach, describe, expect, it } from 'vitest';
import AppField from './AppField.vue';
import AppPasswordField from './AppPasswordField.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());

describe('a field', () => {
  it('ties its label, hint and error to the control', () => {
    const props = { label: 'ЖСН', hint: '12 цифр', error: 'ЖСН қате', optional: true };
    const page = mountWithWords(AppField, { props, attrs: { inputmode: 'numeric' } });
    const input = page.get('input');
    expect(page.get('label').attributes('for')).toBe(input.attributes('id'));
    expect(page.get('label').text()).toBe('ЖСН (бар болса)');
    expect(input.attributes()).toMatchObject({ 'aria-invalid': 'true', inputmode: 'numeric' });
    const described = input
      .attributes('aria-describedby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['12 цифр', 'ЖСН қате']);
  });

  it('says nothing of hint or error when there is none', () => {
    const input = mountWithWords(AppField, { props: { label: 'Тегі' } }).get('input');
    expect([input.attributes('aria-describedby'), input.attributes('aria-invalid')]).toEqual([undefined, undefined]);
  });

  it('hands on what is typed', async () => {
    const page = mountWithWords(AppField, { props: { label: 'Тегі' } });
    await page.get('input').setValue('Үлгібаева');
    expect(page.emitted('update:modelValue')).toEqual([['Үлгібаева']]);
  });
});

describe('a password field', () => {
  it('shows and hides what is typed, and keeps it', async () => {
    const page = mountWithWords(AppPasswordField, { props: { label: 'Құпиясөз' } });
    const [input, toggle] = [page.get('input'), page.get('button')];
    await input.setValue('қыстың таңы');
    expect([input.attributes('type'), toggle.attributes('aria-label')]).toEqual(['password', 'Құпиясөзді көрсету']);
    await toggle.trigger('click');
    expect([input.attributes('type'), toggle.attributes('aria-label')]).toEqual(['text', 'Құпиясөзді жасыру']);
    expect(input.element.value).toBe('қыстың таңы');
    expect([toggle.attributes('type'), toggle.attributes('aria-controls')]).toEqual(['button', input.attributes('id')]);
    expect(input.attributes('autocomplete')).toBe('current-password');
  });
});
