import type { AttendanceState } from '@onaltu/domain/course';
import type { ChildMark, Roster, RosterChild } from './use-roster';
import type { Words } from './use-mark-queue';

export type DraftMark = { state: AttendanceState | null; absenceReason: string; note: string };
export type RosterDraft = { topic: string; marks: Record<string, DraftMark> };

/** Who can be marked; the others are named with the reason. */
export const openIn = ({ children }: Pick<Roster, 'children'>): RosterChild[] =>
  children.filter(({ refusal }) => refusal === null);

export const blankDraft = (roster: Roster): RosterDraft => ({
  topic: roster.topic,
  marks: Object.fromEntries(
    openIn(roster).map(({ caseFileId }) => [caseFileId, { state: null, absenceReason: '', note: '' }]),
  ),
});

/** Whoever is not marked yet. */
export const unsaidIn = (roster: Roster, { marks }: RosterDraft): RosterChild[] =>
  openIn(roster).filter(({ caseFileId }) => !marks[caseFileId]?.state);

/** What is sent, in its two parts: marks may wait on the device, words may not. */
export function sentOf(roster: Roster, { topic, marks }: RosterDraft): { marks: ChildMark[]; words: Words } {
  const of = openIn(roster).map(({ caseFileId }) => ({ caseFileId, ...marks[caseFileId] }));
  return {
    marks: of.flatMap(({ caseFileId, state, absenceReason }) =>
      state ? [{ caseFileId, state, ...(state !== 'PRESENT' && absenceReason ? { absenceReason } : {}) }] : [],
    ),
    words: {
      topic: topic.trim(),
      notes: Object.fromEntries(of.map(({ caseFileId, note = '' }) => [caseFileId, note])),
    },
  };
}

/** Marks that say the same are no conflict, whoever sent them. */
export const saysTheSame = ({ children }: Roster, marks: readonly ChildMark[]): boolean =>
  marks.every(({ caseFileId, state }) =>
    children.some((child) => child.caseFileId === caseFileId && child.attendance === state),
  );
