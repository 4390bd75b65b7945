import { describe, expect, it } from 'vitest';
import AppFileState from './AppFileState.vue';
import { mountWithWords } from './mount-with-words';

describe('the state of a file', () => {
  it('is a word with a mark of its own, and under it what else is to be said', () => {
    const failed = mountWithWords(AppFileState, { props: { state: 'FAILED', label: 'Жасалмады', note: 'Диск толы' } });
    expect(failed.get('.FAILED').text()).toBe('Жасалмады');
    expect(failed.get('.note').text()).toBe('Диск толы');
    const ready = mountWithWords(AppFileState, { props: { state: 'READY', label: 'Дайын' } });
    expect(ready.find('.note').exists()).toBe(false);
    expect(ready.get('svg').html()).not.toBe(failed.get('svg').html());
  });
});
