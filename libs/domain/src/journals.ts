import { daysBetween, type Day } from './clock/day';
import type { Fault } from './clock/working-time';

/** The journals an office keeps of this service. */
export const JOURNAL_KINDS = ['REGISTRATION', 'CONTRACTS', 'CERTIFICATES', 'ATTENDANCE', 'LESSONS'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** Journals that may be of one specialist alone. */
const OF_SPECIALISTS: readonly JournalKind[] = ['ATTENDANCE', 'LESSONS'];
export const isOfSpecialists = (kind: JournalKind): boolean => OF_SPECIALISTS.includes(kind);

export const JOURNAL_FORMATS = ['XLSX', 'PDF'] as const;
export type JournalFormat = (typeof JOURNAL_FORMATS)[number];

export const JOURNAL_LONGEST_DAYS = 366;
/** What a worker makes within its memory; what is longer is asked for in parts. A printed page of attendance has a cell for every day. */
export const journalMostRows = (kind: JournalKind, format: JournalFormat): number =>
  format === 'XLSX' ? 10_000 : kind === 'ATTENDANCE' ? 1000 : 2500;
/** A file with a thousand names does not lie about. */
export const JOURNAL_KEPT_DAYS = 7;

export function faultsInPeriod({ from, to }: { from: Day; to: Day }): Fault[] {
  if (to < from) return [{ pointer: '/to', code: 'isNotBeforeStart' }];
  return daysBetween(from, to) >= JOURNAL_LONGEST_DAYS ? [{ pointer: '/to', code: 'isWithinAYear' }] : [];
}
