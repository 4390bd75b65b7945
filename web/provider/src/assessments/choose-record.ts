import type { AssessmentKind } from '@onaltu/domain/assessment';
import type { AssessmentRow } from './use-assessment';

/** The record of a kind to look at, the open one first; and the one before it, to compare with. */
export function chooseRecord(rows: readonly AssessmentRow[], kind: AssessmentKind) {
  const index = rows.findLastIndex((row) => row.kind === kind);
  const before = (index < 0 ? rows : rows.slice(0, index)).filter(({ closedAt }) => closedAt !== null);
  const earlier = kind === 'FINAL' ? before.find((row) => row.kind === 'INITIAL') : before.at(-1);
  return { row: rows[index] ?? null, earlier: earlier ?? null };
}
