import type { EntityManager } from 'typeorm';
import { withTheNext } from '../db/act';
import { type Statement, statement } from '../db/statement';

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
  'session.language-changed',
  'journal.exported',
  'journal.read',
  'export.asked',
  'export.read',
  'export.subscribed',
  'child.listed',
  'paper.listed',
  'certificate.listed',
  'settings.changed',
  'room.changed',
  'assessment-template.published',
  'regulation.published',
  'calendar.changed',
  'account.reset-asked',
  'account.reset',
  'staff.invited',
  'staff.invitation-renewed',
  'staff.invitation-withdrawn',
  'staff.joined',
  'staff.changed',
  'staff.ended',
  'staff.returned',
  'staff.signed-out',
  'leave.recorded',
  'leave.changed',
  'leave.cancelled',
  'directory.changed',
] as const;
export type Audited = (typeof AUDITED)[number];

/** Writes who did what to which record, in the act's own transaction; at the latest its commit waits for that. Ids only. */
export function audit(
  tx: EntityManager,
  action: Audited,
  object: { type: string; id: string },
  detail: object = {},
): Promise<void> {
  return withTheNext(tx, audited(action, object, detail));
}

/** The same, to travel with other statements of the act. */
export const audited = (
  action: Audited,
  { type, id }: { type: string; id: string },
  detail: object = {},
): Statement<unknown> => statement(`select audit.append($1, $2, $3, $4)`, [action, type, id, JSON.stringify(detail)]);
