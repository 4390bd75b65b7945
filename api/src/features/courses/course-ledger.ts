import { almatyDay } from '@onaltu/domain/clock/day';
import {
  type LedgerLesson,
  ledgerOf,
  owedOf,
  type Pace,
  paceOf,
  type PlannedLine,
  totalOf,
} from '@onaltu/domain/dosage';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';
import { CaseFile } from '../case-files/case-file.entity';
import { CaseMove } from '../case-files/case-move.entity';
import { courseOf, RUNNING } from '../case-files/course-of';
import { pinnedRegulation } from '../case-files/regulation.queries';
import type { LedgerView } from './course.view';

type Course = { planned: readonly PlannedLine[]; record: readonly LedgerLesson[] };

/** What was promised, by form and specialist, what became of it, and when the plan ends at this pace. */
export async function ledgerFor(
  tx: EntityManager,
  caseFileId: string,
  { planned, record }: Course,
): Promise<LedgerView> {
  const lines = ledgerOf(planned, record);
  const names = await namesOf(tx, [...new Set(lines.map(({ specialistId }) => specialistId))]);
  const total = totalOf(lines);
  return {
    lines: lines.map((line) => ({ ...line, specialistName: names.get(line.specialistId) ?? '' })),
    total,
    owed: owedOf(total),
    pace: await paceFor(tx, caseFileId, lines),
  };
}

async function namesOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }[]>(
    `select id, concat_ws(' ', last_name, first_name) as name from directory.account where id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Only of a course that runs: of one that is paused or over nobody asks. */
async function paceFor(
  tx: EntityManager,
  caseFileId: string,
  lines: ReturnType<typeof ledgerOf>,
): Promise<Pace | null> {
  const caseFile = await tx.findOneBy(CaseFile, { id: caseFileId });
  if (caseFile?.state !== RUNNING) return null;
  const today = almatyDay(nowOf(tx));
  const moves = await tx.find(CaseMove, { where: { caseFileId }, order: { id: 'ASC' } });
  const course = courseOf(caseFile, moves, await pinnedRegulation(tx, caseFile.regulationId, today), today);
  return course && paceOf(lines, course, today);
}
