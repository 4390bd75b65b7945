import { afterEach, describe, expect, it } from 'vitest';
import AppFieldConflict from './AppFieldConflict.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());

const fields = [
  { id: 'child.lastName', label: 'Тегі', mine: 'Үлгібаева', theirs: 'Улгибаева' },
  { id: 'representative.phone', label: 'Телефон', mine: '', theirs: '+7 701 123 45 67' },
];
const open = () => mountWithWords(AppFieldConflict, { props: { fields } });
const keep = (page: ReturnType<typeof open>) => page.findAll('button').at(-1)?.trigger('click');

describe('a conflict', () => {
  it('is told at once and shows both texts of every field, an empty one too', () => {
    const page = open();
    expect(page.get('[role=alert] h2').text()).toBe('Бұл деректер басқа жерде де өзгертілді');
    expect(page.findAll('legend').map((legend) => legend.text())).toEqual(['Тегі', 'Телефон']);
    expect(page.findAll('.text').map((text) => text.text())).toEqual([
      'Үлгібаева',
      'Улгибаева',
      'Бос',
      '+7 701 123 45 67',
    ]);
  });

  it('is one group of two radios a field, named by its side and its text', () => {
    const page = open();
    expect(new Set(page.findAll('input').map((input) => input.attributes('name'))).size).toBe(2);
    expect(page.findAll('label').map((label) => label.text())[1]).toContain('Сақталған нұсқа');
  });

  it('keeps mine until the other is picked, field by field', async () => {
    const page = open();
    await keep(page);
    await page.findAll('input[value="theirs"]')[1]?.setValue(true);
    await keep(page);
    expect(page.emitted('resolve')).toEqual([
      [{ 'child.lastName': 'mine', 'representative.phone': 'mine' }],
      [{ 'child.lastName': 'mine', 'representative.phone': 'theirs' }],
    ]);
  });

  it('takes one side for all at once', async () => {
    const page = open();
    await page.findAll('.all button')[1]?.trigger('click');
    await keep(page);
    expect(page.emitted('resolve')?.[0]).toEqual([{ 'child.lastName': 'theirs', 'representative.phone': 'theirs' }]);
  });

  it('asks for one field without buttons for all', () => {
    expect(
      mountWithWords(AppFieldConflict, { props: { fields: fields.slice(0, 1) } })
        .find('.all')
        .exists(),
    ).toBe(false);
  });

  it('picks what was picked already when one more field joins', async () => {
    const page = open();
    await page.findAll('input[value="theirs"]')[0]?.setValue(true);
    await page.setProps({ fields: [...fields, { id: 'x', label: 'Мекенжайы', mine: 'а', theirs: 'ә' }] } as never);
    await keep(page);
    expect(page.emitted('resolve')?.[0]).toEqual([
      { 'child.lastName': 'theirs', 'representative.phone': 'mine', x: 'mine' },
    ]);
  });
});
