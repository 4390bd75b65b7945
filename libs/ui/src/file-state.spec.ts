import { describe, expect, it } from 'vitest';
import AppFileState from './AppFileState.vue';
import { mountWithWords } from './mount-with-words';

describe('the state of a file', () => {
  it('is a word with a mark of its own, and under it what else is to be said', () => {
    const slow = mountWithWords(AppFileState, {
      props: { making: { state: 'MAKING', failure: null }, of: 'Журнал', note: 'Әлі дайындалуда' },
    });
    expect(slow.get('.MAKING').text()).toBe('Дайындалуда…');
    expect(slow.get('.note').text()).toBe('Әлі дайындалуда');
    const waits = mountWithWords(AppFileState, {
      props: { making: { state: 'WAITING', failure: null }, of: 'Журнал' },
    });
    expect(waits.get('.WAITING').text()).toBe('Кезекте тұр');
    expect(waits.find('.note').exists()).toBe(false);
    expect(waits.find('button').exists()).toBe(false);
    expect(waits.get('svg').html()).not.toBe(slow.get('svg').html());
  });

  it('says why it was given up, and has it tried again', async () => {
    const failed = mountWithWords(AppFileState, {
      props: { making: { state: 'FAILED', failure: 'INTERRUPTED' }, of: 'Журнал' },
    });
    expect(failed.get('[role=alert] .note').text()).toBe('Жұмыс аяқталмай тоқтап қалды. Қайта жасап көріңіз.');
    await failed.get('button').trigger('click');
    expect(failed.emitted('again')).toHaveLength(1);
    expect(failed.get('button').attributes('aria-label')).toBe('Қайта жасау: Журнал');
  });
});
