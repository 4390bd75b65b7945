import { almatyDay } from '@onaltu/domain/clock/day';
import { maskIin } from '@onaltu/domain/iin';
import { missingPapers } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { Audited } from '../../platform/audit/audit';
import type { Actor } from '../../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import type { Envelope } from '../../platform/crypto/envelope';
import { type Rows, statement } from '../../platform/db/statement';
import type { CaseFile } from './case-file.entity';
import type { CaseFilePage } from './case-file-page.view';
import { MakingView } from '../../platform/jobs/making';
import { documents, history, papers, people, type PeopleRow, team } from './case-file.queries';
import { CaseFileView, CourseView } from './case-file.view';
import { caseFacts, factsFrom } from './case-facts';
import { progressOf } from './case-progress';
import { courseOf } from './course-of';
import { dutyViews } from './duty.view';
import { ON_TEAM, seesEveryCase } from './find-case-file';
import { marksOf } from './handling';
import { pinnedAmong, REGULATIONS } from './regulation.queries';
import { standing, standingFrom } from './standing';

type CaseRow = Omit<
  CaseFile,
  'childId' | 'representativeId' | 'channel' | 'draftSealed' | 'registeredAt' | 'stateSince' | 'evidenceVersion'
> & {
  now: Date;
};
const READ: Audited = 'case-file.read';

// Who is shown a case is noted with it; whoever may not see it leaves no note.
const shown = (visible: string): string => `
  select c.id, c.number, c.state, c.version, c.regulation_id as "regulationId", c.received_on as "receivedOn", c.language, c.relation,
    c.course_started_on as "courseStartedOn", c.course_ended_on as "courseEndedOn", c.length_days as "lengthDays", ctx.now() as now,
    audit.append('${READ}', 'case_file', c.id::text)
  from case_file c where c.id = $1 and ${visible}`;

/** Everything the page needs, to be asked in one batch. */
export const casePage = (actor: Actor, id: string) =>
  [
    statement<CaseRow>(shown(seesEveryCase(actor) ? 'true' : ON_TEAM), [id]),
    people(id),
    caseFacts(id, null),
    history(id),
    marksOf(id),
    papers(id),
    team(id),
    documents(id),
    REGULATIONS,
    WORK_CALENDAR,
    standing(id),
  ] as const;

/** Puts the case page together: who, where it stands, both clocks, what is missing, what happened. */
export function caseFilePage(
  actor: Actor,
  answers: Rows<ReturnType<typeof casePage>>,
  envelope: Envelope,
): CaseFilePage {
  const [[caseFile], [persons], [facts], moves, marks, kept, members, issued, regulations, calendar, [stands]] =
    answers;
  if (!caseFile || !stands) throw new Refused('case-file.not-found');
  const { now, courseStartedOn } = caseFile;
  const today = almatyDay(now);
  const regulation = pinnedAmong(regulations, caseFile.regulationId, today);
  const course = courseOf(caseFile, moves, regulation, caseFile.courseEndedOn ?? today);
  const known = factsFrom(facts, caseFile, { moves, regulation, today });
  return {
    ...CaseFileView.of(caseFile),
    receivedOn: caseFile.receivedOn,
    language: caseFile.language,
    child: childView(persons, actor, envelope),
    representative: {
      name: persons?.representativeName ?? null,
      relation: caseFile.relation,
      phone: persons?.phone ?? null,
    },
    actions: progressOf({ state: caseFile.state, moves, marks }, { regulation, calendar: workCalendar(calendar), now }),
    course: course && courseStartedOn ? CourseView.of(course, courseStartedOn) : null,
    facts: known,
    duties: dutyViews(
      standingFrom(stands, { facts: known, plannedEndOn: course?.plannedEndOn ?? null, today }),
      actor.roles,
    ),
    team: members.map(({ signs: _, ...member }) => member),
    papers: kept,
    missingPapers: missingPapers(
      regulation,
      kept.map(({ kind }) => kind),
    ).map(({ kind, need }) => ({ kind, need })),
    documents: issued.map(({ asked, ...form }) => ({ ...form, making: MakingView.of(asked) })),
    history: moves,
  };
}

function childView(people: PeopleRow | undefined, { ownerId }: Actor, envelope: Envelope): CaseFilePage['child'] {
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
