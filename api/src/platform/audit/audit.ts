import type { EntityManager } from 'typeorm';

export const AUDITED = [
  'case-file.read',
  'case-file.listed',
  'case-file.draft',
  'case-file.moved',
  'child.iin-revealed',
  'child.found',
  'child.created',
  'child.corrected',
  'child.merged',
  'paper.kept',
  'file.uploaded',
  'file.read',
  'document.read',
  'document.issued',
  'team.assigned',
  'team.replaced',
  'handling.marked',
  'assessment.scored',
  'assessment.section-finished',
  'assessment.summary-written',
  'assessment.answered',
  'assessment.read',
  'programme.written',
  'programme.approved',
  'lesson.recorded',
  'attendance.corrected',
  'conclusion.read',
  'conclusion.part-written',
  'conclusion.signed',
  'conclusion.drafted',
  'certificate.read',
  'certificate.handed-over',
  'session.opened',
  'session.closed',
  'session.password-changed',
  'journal.exported',
] as const;
export type Audited = (typeof AUDITED)[number];

/** Writes who did what to which record, in the act's own transaction. Ids only. */
export async function audit(
  tx: EntityManager,
  action: Audited,
  object: { type: string; id: string },
  detail: object = {},
): Promise<void> {
  await tx.query(`select audit.append($1, $2, $3, $4)`, [action, object.type, object.id, JSON.stringify(detail)]);
}
