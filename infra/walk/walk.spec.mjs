// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './case-shape.mjs';
import { firstFree, lateDays, lessonTimes, missedAmong, spansOf } from './late-days.mjs';

const sample = () => JSON.parse(readFileSync(new URL('case.json', import.meta.url), 'utf8'));
const pointersOf = (/** @type {unknown} */ file) => faultsOf(file).map(({ pointer }) => pointer);

/** The sample with one value at a pointer; undefined takes the field away. @param {string} pointer @param {unknown} value */
function changed(pointer, value) {
  const file = sample();
  const steps = pointer.slice(1).split('/');
  const last = /** @type {string} */ (steps.pop());
  const place = steps.reduce((part, step) => part[step], file);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return file;
}

/** @type {[pointer: string, value: unknown][]} */
const BAD = [
  ['/receivedDaysAgo', 90],
  ['/receivedDaysAgo', 366],
  ['/receivedDaysAgo', '93'],
  ['/language', 'en'],
  ['/late/reason', ''],
  ['/child', undefined],
  ['/child/lastName', 'Қиялов7'],
  ['/child/firstName', undefined],
  ['/child/birthDate', '2019-02-30'],
  ['/child/birthDate', '2999-01-01'],
  ['/child/sex', 'BOY'],
  ['/child/impairments/0', 'SLOW'],
  ['/child/iin', '470115505125'],
  ['/child/iin', '4701155051'],
  ['/child/iin', undefined],
  ['/child/nickname', 'Дәу'],
  ['/representative/phone', '12'],
  ['/representative/relation', 'AUNT'],
  ['/papers/2/keeping', 'LOST'],
  ['/papers/0/issuedOn', '12.04.2026'],
  ['/lengthDays', 89],
  ['/lengthDays', 365.5],
  ['/scores/initial', 5],
  ['/scores/final/SPEECH', -1],
  ['/scores/final/MOTOR', undefined],
  ['/summaries/final', 'ok\u200bok'],
  ['/goals', []],
  ['/goals/1/state', 'DONE'],
  ['/lessons/form', 'HOMEWORK'],
  ['/lessons/held', 61],
  ['/conclusion/parts', ['one part only']],
  ['/recipient/paper', null],
];

describe('the file of a walk', () => {
  it('is the sample', () => assert.deepEqual(faultsOf(sample()), []));

  for (const [pointer, value] of BAD) {
    it(`names ${pointer} when it is ${value === undefined ? 'missing' : JSON.stringify(value)}`, () => {
      assert.deepEqual(pointersOf(changed(pointer, value)), [pointer]);
    });
  }

  it('names all that is wrong, and escapes names in pointers', () => {
    const file = { ...changed('/child/sex', 'BOY'), 'a/b': 1, lengthDays: 30 };
    assert.deepEqual(pointersOf(file), ['/child/sex', '/lengthDays', '/a~1b']);
    assert.deepEqual(pointersOf([]), ['']);
  });

  it('needs the application and the consent, each paper once, and lessons that fit the course', () => {
    assert.deepEqual(pointersOf(changed('/papers/0/kind', 'IPAR')), ['/papers']);
    assert.deepEqual(pointersOf(changed('/papers/1/kind', 'IPAR')), ['/papers']);
    assert.deepEqual(pointersOf(changed('/papers/2/kind', 'CONSENT')), ['/papers']);
    assert.deepEqual(pointersOf(changed('/lessons/missed', 50)), ['/lessons']);
  });

  it('may have another paper in the place of the IIN', () => {
    const file = changed('/child/iin', undefined);
    file.child.otherPaper = 'Туу туралы куәлік № 000041';
    assert.deepEqual(faultsOf(file), []);
  });
});

describe('a walk with a bad file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'onaltu-walk-'));
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('ends with 1, names the field, and asks nothing of the system', async (test) => {
    let requests = 0;
    const server = createServer((_, reply) => (requests++, reply.writeHead(500).end())).listen(0, '127.0.0.1');
    test.after(() => server.close());
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const [file, logins] = [join(dir, 'bad.json'), join(dir, 'logins.json')];
    writeFileSync(file, JSON.stringify(changed('/child/iin', '470115505125')));
    writeFileSync(logins, '[]');
    const where = ['--url', `http://127.0.0.1:${port}`, '--logins', logins, '--out', join(dir, 'out')];
    const walk = fileURLToPath(new URL('walk.mjs', import.meta.url));
    const child = spawn(process.execPath, [walk, '--file', file, ...where]);
    const printed = { text: '' };
    child.stderr.on('data', (chunk) => (printed.text += chunk));
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(printed.text, /\/child\/iin must be 12 digits with the right check digit/);
    assert.equal(requests, 0);
  });
});

describe('the days of a late entry', () => {
  const now = new Date('2026-11-22T20:00:00Z'); // already the 23rd in Almaty

  for (const receivedDaysAgo of [91, 92, 365]) {
    it(`leave a course of 90 days or more when the papers came ${receivedDaysAgo} days ago`, () => {
      const days = lateDays(receivedDaysAgo, now);
      const { registered, takenUp, contractSigned, assessmentBegun, assessmentClosed, programmeApproved } = days;
      const { finalBegun, finalClosed, completed, courseStartedOn, courseEndedOn } = days;
      const moments = [registered, takenUp, contractSigned, assessmentBegun, assessmentClosed, programmeApproved];
      const all = [...moments, finalBegun, finalClosed, completed];
      assert.deepEqual(all, all.toSorted());
      assert.ok(Date.parse(completed) < now.getTime());
      const length = (Date.parse(courseEndedOn) - Date.parse(courseStartedOn)) / 86_400_000;
      assert.ok(length >= 90 && length <= 365, String(length));
    });
  }

  it('spread the lessons over weekdays inside the course, no two at once', () => {
    const days = lateDays(91, now);
    const times = lessonTimes(days, { count: 60, minutes: 30, hour: 10 });
    assert.equal(new Set(times.map(({ startsAt }) => startsAt)).size, 60);
    for (const { startsAt } of times) {
      assert.ok(startsAt.slice(0, 10) > days.courseStartedOn && startsAt.slice(0, 10) < days.courseEndedOn);
      assert.ok(![0, 6].includes(new Date(startsAt).getUTCDay()));
    }
    assert.equal(missedAmong(12, 5).filter(Boolean).length, 5);
    assert.deepEqual(missedAmong(0, 0), []);
  });

  it('move a lesson to the first time that is free, and read the course in spans without a gap', () => {
    const half = (hour) => ({ startsAt: `2026-11-02T0${hour}:00:00.000Z`, endsAt: `2026-11-02T0${hour}:30:00.000Z` });
    assert.deepEqual(firstFree(half(5), [half(6)]), half(5));
    const later = { startsAt: '2026-11-02T05:30:00.000Z', endsAt: '2026-11-02T06:00:00.000Z' };
    assert.deepEqual(firstFree(half(5), [half(5), half(6)]), later);
    const days = lateDays(133, now);
    const spans = spansOf(days, 42);
    assert.equal(spans[0].from, days.courseStartedOn);
    assert.ok(spans.at(-1).from <= days.courseEndedOn && spans.at(-1).to >= days.courseEndedOn);
    for (const [i, { to }] of spans.slice(0, -1).entries()) assert.ok(to < spans[i + 1].from);
  });
});
