import { almatyDay } from '@onaltu/domain/clock/day';
import { maskIin } from '@onaltu/domain/iin';
import { missingPapers } from '@onaltu/domain/regulation';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { workCalendarOf } from '../../platform/calendar/work-calendar';
import type { Envelope } from '../../platform/crypto/envelope';
import { nowOf } from '../../platform/db/now';
import { ActionEvent } from './action-event.entity';
import type { CaseFile } from './case-file.entity';
import type { CaseFilePage } from './case-file-page.view';
import { documentsOf, historyOf, papersOf, peopleOf, type PeopleRow, teamOf } from './case-file.queries';
import { CaseFileView } from './case-file.view';
import { factsOf } from './case-facts';
import { progressOf } from './case-progress';
import { CaseMove } from './case-move.entity';
import { courseOf } from './course-of';
import { pinnedRegulation } from './regulation.queries';

/** Puts the case page together: who, where it stands, both clocks, what is missing, what happened. */
export async function caseFilePage(
  tx: EntityManager,
  actor: Actor,
  caseFile: CaseFile,
  envelope: Envelope,
): Promise<CaseFilePage> {
  const now = nowOf(tx);
  const today = almatyDay(now);
  const regulation = await pinnedRegulation(tx, caseFile.regulationId, today);
  const moves = await tx.find(CaseMove, { where: { caseFileId: caseFile.id }, order: { id: 'ASC' } });
  const marks = await tx.find(ActionEvent, { where: { caseFileId: caseFile.id }, order: { id: 'ASC' } });
  const people = await peopleOf(tx, caseFile.id);
  const papers = await papersOf(tx, caseFile.id);
  const course = courseOf(caseFile, moves, regulation, caseFile.courseEndedOn ?? today);
  return {
    ...CaseFileView.of(caseFile),
    receivedOn: caseFile.receivedOn,
    language: caseFile.language,
    child: childView(people, actor, envelope),
    representative: {
      name: people?.representativeName ?? null,
      relation: caseFile.relation,
      phone: people?.phone ?? null,
    },
    actions: progressOf(
      { state: caseFile.state, moves, marks },
      { regulation, calendar: await workCalendarOf(tx), now },
    ),
    course: course && caseFile.courseStartedOn ? { ...course, startedOn: caseFile.courseStartedOn } : null,
    facts: await factsOf(tx, caseFile, today),
    team: await teamOf(tx, caseFile.id),
    papers,
    missingPapers: missingPapers(
      regulation,
      papers.map(({ kind }) => kind),
    ),
    documents: await documentsOf(tx, caseFile.id),
    history: await historyOf(tx, caseFile.id),
  };
}

function childView(people: PeopleRow | null, { ownerId }: Actor, envelope: Envelope): CaseFilePage['child'] {
  const iin =
    people?.iinSealed && people.childId
      ? envelope.open(ownerId, `child.iin|${people.childId}`, people.iinSealed)
      : null;
  return {
    id: people?.childId ?? null,
    name: people?.childName ?? null,
    birthDate: people?.birthDate ?? null,
    sex: people?.sex ?? null,
    impairments: people?.impairments ?? [],
    maskedIin: iin && maskIin(iin),
    otherPaper: people?.otherPaper ?? null,
  };
}
