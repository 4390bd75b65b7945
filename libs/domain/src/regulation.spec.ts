import { ACTION_NUMBERS } from './case-process';
import { day } from './clock/day';
import {
  courseNorm,
  DESK_NORM_TOTAL,
  missingPapers,
  REGULATION_2015,
  faultsInRegulation,
  regulationOf,
  regulationOn,
  type RegulationWanted,
  REGULATIONS,
  type Regulation,
} from './regulation';

describe('the regulation of 2015', () => {
  it('gives 5, 10, 30, 10 and 5 minutes at the desk, an hour in all', () => {
    const maxima = ACTION_NUMBERS.map((action) => REGULATION_2015.norms[action].max);
    expect(maxima).toEqual([5, 10, 30, 365, 10, 5]);
    expect(DESK_NORM_TOTAL).toBe(60);
  });

  it('gives 90 to 365 calendar days for the course and notes the 180 written beside the figure', () => {
    expect(courseNorm(REGULATION_2015)).toEqual({ minDays: 90, maxDays: 365 });
    expect(REGULATION_2015.notes).toContainEqual({
      id: 'COURSE_365_WRITTEN_AS_180',
      about: 4,
      sources: ['¶5(4)', '¶8(4)'],
    });
  });

  it('cites its paragraph for every norm', () => {
    for (const action of ACTION_NUMBERS) {
      expect(REGULATION_2015.norms[action].sources).toEqual([`¶5(${action})`, `¶8(${action})`]);
    }
  });

  it('passes nothing off as law that no text at hand confirms', () => {
    const confirmed = REGULATION_2015.papers.filter(({ source }) => source !== 'unverified');
    expect(confirmed.map(({ kind }) => kind)).toEqual(['APPLICATION']);
    expect(REGULATION_2015.refusalGrounds).toHaveLength(4);
    expect(REGULATION_2015.refusalGrounds.every(({ source }) => source === 'unverified')).toBe(true);
  });

  it('survives being kept as JSON with a case', () => {
    expect(JSON.parse(JSON.stringify(REGULATION_2015))).toEqual(REGULATION_2015);
  });
});

describe('the papers of a case', () => {
  it('required and expected are missing when nothing was brought, required first', () => {
    expect(missingPapers(REGULATION_2015, []).map(({ kind }) => kind)).toEqual([
      'APPLICATION',
      'CONSENT',
      'PMPC_CONCLUSION',
      'REPRESENTATIVE_ID',
      'BIRTH_CERTIFICATE_OR_ID',
    ]);
  });

  it('are not missing once kept, and optional ones never are', () => {
    expect(missingPapers(REGULATION_2015, ['APPLICATION', 'CONSENT', 'PMPC_CONCLUSION'])).toEqual([
      { kind: 'REPRESENTATIVE_ID', need: 'EXPECTED', source: 'unverified' },
      { kind: 'BIRTH_CERTIFICATE_OR_ID', need: 'EXPECTED', source: 'unverified' },
    ]);
  });
});

describe('the version of the regulation', () => {
  const older: Regulation = { ...REGULATION_2015, id: 'older', validTo: day('2026-12-31') };
  const newer: Regulation = { ...REGULATION_2015, id: 'newer', validFrom: day('2027-01-01') };

  it('is the one valid on the day, to its last day', () => {
    expect(regulationOn([older, newer], day('2026-12-31'))?.id).toBe('older');
    expect(regulationOn([older, newer], day('2027-01-01'))?.id).toBe('newer');
  });

  it('is the later one where two overlap, whatever their order', () => {
    const endless: Regulation = { ...older, validTo: null };
    expect(regulationOn([newer, endless], day('2027-06-01'))?.id).toBe('newer');
    expect(regulationOn([endless, newer], day('2027-06-01'))?.id).toBe('newer');
  });

  it('does not exist before the first', () => {
    expect(regulationOn(REGULATIONS, day('2015-04-07'))).toBeNull();
    expect(regulationOn(REGULATIONS, day('2026-11-23'))).toBe(REGULATION_2015);
  });
});

describe('a version as it is typed', () => {
  const { norms, ...rest } = REGULATION_2015;
  const typed = ACTION_NUMBERS.map((action) => ({ action, ...norms[action] }));
  const wanted = (change: object = {}): RegulationWanted => ({ ...rest, validTo: undefined, norms: typed, ...change });
  const norm = (action: number, change: object) =>
    typed.map((one) => (one.action === action ? { ...one, ...change } : one));

  it('is the version cases are pinned to', () => {
    expect(faultsInRegulation(wanted())).toEqual([]);
    expect(regulationOf(wanted())).toEqual(REGULATION_2015);
  });

  it.each([
    ['ends before it begins', { validTo: day('2015-04-08') }, '/validTo', 'isAfterStart'],
    ['lacks a norm', { norms: typed.slice(1) }, '/norms', 'isComplete'],
    ['counts the course in minutes', { norms: norm(4, { min: undefined }) }, '/norms/3/min', 'isCourseOnly'],
    ['gives the desk a shortest time', { norms: norm(2, { min: 1 }) }, '/norms/1/min', 'isCourseOnly'],
    ['has a course longer at least than at most', { norms: norm(4, { min: 366 }) }, '/norms/3/max', 'isNotLess'],
  ])('is refused when it %s', (_, change, pointer, code) => {
    expect(faultsInRegulation(wanted(change))).toEqual([{ pointer, code }]);
  });
});
