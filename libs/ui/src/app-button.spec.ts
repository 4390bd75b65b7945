import { afterEach, describe, expect, it, vi } from 'vitest';
import AppButton from './AppButton.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());
const slots = { default: 'Сақтау' };

describe('a button', () => {
  it('says that it was pressed', async () => {
    const onClick = vi.fn();
    const page = mountWithWords(AppButton, { props: { onClick }, slots });
    await page.get('button').trigger('click');
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('shows why it is closed, can be reached, and does nothing', async () => {
    const onClick = vi.fn();
    const page = mountWithWords(AppButton, {
      props: { refusal: 'contract.no-specialist', type: 'submit', onClick },
      slots,
    });
    const button = page.get('button');
    expect(button.attributes()).toMatchObject({ 'aria-disabled': 'true', type: 'button' });
    expect(button.attributes('disabled')).toBeUndefined();
    expect(document.getElementById(button.attributes('aria-describedby') ?? '')?.textContent).toBe(
      'Кемінде бір маман тағайындаңыз.',
    );
    await button.trigger('click');
    expect(onClick).not.toHaveBeenCalled();
  });

  it('is a link when it goes somewhere, and no link while the way is closed', () => {
    const to = { name: 'case', params: { id: '7' } };
    expect(mountWithWords(AppButton, { props: { to }, slots }).get('a').attributes('href')).toBe('/cases/7');
    const closed = mountWithWords(AppButton, { props: { to, refusal: 'case-file.wrong-state' }, slots }, 'ru');
    expect(closed.find('a').exists()).toBe(false);
    expect(closed.text()).toContain('В текущем состоянии дела это действие невозможно.');
  });

  it('waits while it works', async () => {
    const onClick = vi.fn();
    const page = mountWithWords(AppButton, { props: { loading: true, onClick }, slots });
    expect(page.get('button').attributes('aria-busy')).toBe('true');
    await page.get('button').trigger('click');
    expect(onClick).not.toHaveBeenCalled();
  });
});
