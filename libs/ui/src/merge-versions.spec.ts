import { describe, expect, it } from 'vitest';
import { BY_PATH, merge, takePart } from './merge-versions';

const line = (code: string, active = true) => ({ code, active });
const list = (...entries: object[]) => ({ entries });
const person = (post: string, phone = '1') => ({ post, contact: { phone } });

describe('two versions of one record', () => {
  it('come together where only one of them changed, and what both changed is answered', () => {
    const mine = person('SPEECH_THERAPIST');
    const versions = { mine, theirs: person('PSYCHOLOGIST', '2'), before: person('') };
    expect(merge(versions, ['post', 'contact.phone'], BY_PATH)).toEqual(['post']);
    expect(mine).toEqual(person('SPEECH_THERAPIST', '2'));
    takePart(mine, versions.theirs, 'post');
    expect(mine).toEqual(versions.theirs);
  });

  it('are one when both wrote the same', () => {
    const same = person('PSYCHOLOGIST');
    expect(merge({ mine: same, theirs: person('PSYCHOLOGIST'), before: person('') }, ['post'], BY_PATH)).toEqual([]);
  });

  it('find a line by its name, wherever it stands, and keep what only one of them added', () => {
    const mine = list(line('B', false), line('A'), line(''));
    const theirs = list(line('A', false), line('B'), line('C'));
    const parts = ['entries.A', 'entries.B', 'entries.C'];
    expect(merge({ mine, theirs, before: list(line('A'), line('B')) }, parts, BY_PATH)).toEqual([]);
    expect(mine).toEqual(list(line('B', false), line('A', false), line(''), line('C')));
  });

  it('have an order too, where what is new stays behind', () => {
    const mine = list(line('A', false), line('B'), line(''));
    const theirs = list(line('B'), line('A'));
    const before = list(line('A'), line('B'));
    expect(merge({ mine, theirs, before }, ['entries.A', 'entries.B', 'entries.#'], BY_PATH)).toEqual([]);
    expect(mine).toEqual(list(line('B'), line('A', false), line('')));
    const other = list(line('C'), line('A'), line('B'));
    expect(merge({ mine: other, theirs, before }, ['entries.#'], BY_PATH)).toEqual(['entries.#']);
  });

  it('lose a line only by a choice', () => {
    const mine = list(line('A'), line('B', false));
    const versions = { mine, theirs: list(line('A')), before: list(line('A'), line('B')) };
    expect(merge(versions, ['entries.B'], BY_PATH)).toEqual(['entries.B']);
    takePart(mine, versions.theirs, 'entries.B');
    expect(mine).toEqual(list(line('A')));
  });
});
