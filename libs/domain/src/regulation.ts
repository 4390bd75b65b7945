import { ACTION_NUMBERS, type ActionNumber } from './case-process';
import { calendarDays, day, type CalendarDays, type Day } from './clock/day';
import type { Ladders } from './reminders';
import { type Fault, workingMinutes, type WorkingMinutes } from './clock/working-time';

/** A paragraph of the regulation; 'unverified' is practice that no text at hand confirms and is never shown as law. */
export type Source = `¶${string}` | 'unverified';

/** A norm is shown and reported; it never blocks. */
export type ActionNorm =
  | { unit: 'WORKING_MINUTES'; max: WorkingMinutes; sources: readonly Source[] }
  | { unit: 'CALENDAR_DAYS'; min: CalendarDays; max: CalendarDays; sources: readonly Source[] };

/** The version of the consent's text that is signed now. */
export const CONSENT_TEXT_VERSION = '1';

export const PAPER_KINDS = [
  'APPLICATION',
  'CONSENT',
  'PMPC_CONCLUSION',
  'REPRESENTATIVE_ID',
  'BIRTH_CERTIFICATE_OR_ID',
  'MEDICAL_RECORD',
  'DISABILITY_PAPERS',
  'IPAR',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Without a REQUIRED paper a case is not registered; a missing EXPECTED one becomes a task. */
export const PAPER_NEEDS = ['REQUIRED', 'EXPECTED', 'OPTIONAL'] as const;
export type PaperNeed = (typeof PAPER_NEEDS)[number];
export type PaperRule = { kind: PaperKind; need: PaperNeed; source: Source };

export const REFUSAL_GROUNDS = [
  'FALSE_DOCUMENTS',
  'DOES_NOT_MEET_RULES',
  'COURT_DECISION',
  'NO_CONSENT_TO_RESTRICTED_DATA',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const REGULATION_NOTES = ['COURSE_365_WRITTEN_AS_180'] as const;
export type RegulationNote = { id: (typeof REGULATION_NOTES)[number]; about: ActionNumber; sources: readonly Source[] };

/** One version of the regulation. A case is pinned to the version valid on the day its papers were received. */
export type Regulation = {
  id: string;
  validFrom: Day;
  validTo: Day | null;
  norms: Readonly<Record<ActionNumber, ActionNorm>>;
  papers: readonly PaperRule[];
  refusalGrounds: readonly { code: RefusalGround; source: Source }[];
  notes: readonly RegulationNote[];
  /** Where this version reminds otherwise than the first one does. */
  ladders?: Ladders;
};

const minutes = (max: number, ...sources: Source[]): ActionNorm => ({
  unit: 'WORKING_MINUTES',
  max: workingMinutes(max),
  sources,
});

const COURSE: ActionNorm = {
  unit: 'CALENDAR_DAYS',
  min: calendarDays(90),
  max: calendarDays(365),
  sources: ['¶5(4)', '¶8(4)'],
};

/** The regulation to the standard of Order 174 of 8 April 2015 (¶3), from which day it is taken to hold. */
export const REGULATION_2015: Regulation = {
  id: '2015',
  validFrom: day('2015-04-08'),
  validTo: null,
  norms: {
    1: minutes(5, '¶5(1)', '¶8(1)'),
    2: minutes(10, '¶5(2)', '¶8(2)'),
    3: minutes(30, '¶5(3)', '¶8(3)'),
    4: COURSE,
    5: minutes(10, '¶5(5)', '¶8(5)'),
    6: minutes(5, '¶5(6)', '¶8(6)'),
  },
  papers: [
    { kind: 'APPLICATION', need: 'REQUIRED', source: '¶4' },
    { kind: 'CONSENT', need: 'REQUIRED', source: 'unverified' },
    { kind: 'PMPC_CONCLUSION', need: 'EXPECTED', source: 'unverified' },
    { kind: 'REPRESENTATIVE_ID', need: 'EXPECTED', source: 'unverified' },
    { kind: 'BIRTH_CERTIFICATE_OR_ID', need: 'EXPECTED', source: 'unverified' },
    { kind: 'MEDICAL_RECORD', need: 'OPTIONAL', source: 'unverified' },
    { kind: 'DISABILITY_PAPERS', need: 'OPTIONAL', source: 'unverified' },
    { kind: 'IPAR', need: 'OPTIONAL', source: 'unverified' },
  ],
  refusalGrounds: REFUSAL_GROUNDS.map((code) => ({ code, source: 'unverified' })),
  /** ¶5(4) has 365 in figures and "жүз сексен" (180) in words, ¶8(4) has 365 alone: 365 holds, nothing is refused at 180. */
  notes: [{ id: 'COURSE_365_WRITTEN_AS_180', about: 4, sources: ['¶5(4)', '¶8(4)'] }],
};

export const REGULATIONS: readonly Regulation[] = [REGULATION_2015];

/** The version valid on this day; of several, the one that came last. */
export function regulationOn(versions: readonly Regulation[], date: Day): Regulation | null {
  return (
    versions
      .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null
  );
}

/** A norm as it is typed, beside its action. */
export type NormWanted = { action: ActionNumber; min?: number; max: number; sources: readonly Source[] };
export type RegulationWanted = Omit<Regulation, 'norms' | 'validTo'> & { validTo?: Day; norms: readonly NormWanted[] };

/** What is wrong with a version: each action has one norm, the course alone is counted in days from the shortest to the longest. */
export function faultsInRegulation({ validFrom, validTo, norms }: RegulationWanted): Fault[] {
  const missing = ACTION_NUMBERS.filter((action) => norms.filter((norm) => norm.action === action).length !== 1);
  const wrong = norms.flatMap(({ action, min, max }, i): Fault[] => {
    if ((action === 4) !== (min !== undefined)) return [{ pointer: `/norms/${i}/min`, code: 'isCourseOnly' }];
    return min !== undefined && min > max ? [{ pointer: `/norms/${i}/max`, code: 'isNotLess' }] : [];
  });
  return [
    ...(validTo !== undefined && validTo <= validFrom ? [{ pointer: '/validTo', code: 'isAfterStart' }] : []),
    ...(missing.length > 0 ? [{ pointer: '/norms', code: 'isComplete' }] : []),
    ...wrong,
  ];
}

/** The version that was typed, as cases are pinned to it. */
export function regulationOf({ norms, validTo, ...rest }: RegulationWanted): Regulation {
  const normOf = (action: ActionNumber): ActionNorm => {
    const wanted = norms.find((norm) => norm.action === action);
    if (!wanted) throw new RangeError(`no norm of action ${action}`);
    const { min, max, sources } = wanted;
    return min === undefined
      ? { unit: 'WORKING_MINUTES', max: workingMinutes(max), sources }
      : { unit: 'CALENDAR_DAYS', min: calendarDays(min), max: calendarDays(max), sources };
  };
  return {
    ...rest,
    validTo: validTo ?? null,
    norms: { 1: normOf(1), 2: normOf(2), 3: normOf(3), 4: normOf(4), 5: normOf(5), 6: normOf(6) },
  };
}

/** The papers that should be there and are not, required ones first. Optional ones are never missing. */
export function missingPapers({ papers }: Regulation, kept: readonly PaperKind[]): PaperRule[] {
  return papers
    .filter(({ kind, need }) => need !== 'OPTIONAL' && !kept.includes(kind))
    .toSorted((a, b) => PAPER_NEEDS.indexOf(a.need) - PAPER_NEEDS.indexOf(b.need));
}

/** The sum of the norms in minutes: the hour at the desk. */
export function deskNormTotal({ norms }: Regulation): WorkingMinutes {
  const inMinutes = ACTION_NUMBERS.map((action) => norms[action]).filter((norm) => norm.unit === 'WORKING_MINUTES');
  return workingMinutes(inMinutes.reduce((sum, { max }) => sum + max, 0));
}

export const DESK_NORM_TOTAL = deskNormTotal(REGULATION_2015);

/** The shortest and the longest course of this version (¶5(4), ¶8(4)). */
export function courseNorm({ id, norms }: Regulation): { minDays: CalendarDays; maxDays: CalendarDays } {
  const norm = norms[4];
  if (norm.unit !== 'CALENDAR_DAYS') throw new RangeError(`regulation ${id} measures the course in minutes`);
  return { minDays: norm.min, maxDays: norm.max };
}
