import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { CaseState, Move } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import type { HandlingKind } from '@onaltu/domain/clock/handling';
import type { Lane } from '@onaltu/domain/duties';
import type { PaperKind } from '@onaltu/domain/regulation';
import type { EntityManager } from 'typeorm';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { FORM } from '../../platform/documents/document.jobs';
import { type AsAsked, asked } from '../../platform/jobs/making';

export type CaseRow = {
  id: string;
  number: string | null;
  state: CaseState;
  stateSince: Date;
  /** The same moment to the microsecond: where the next page begins. */
  mark: string;
  childName: string | null;
  birthDate: Day | null;
  impairments: string[];
  courseStartedOn: Day | null;
  lengthDays: number | null;
  team: string[];
  regulationId: string | null;
  now: Date;
  /** Of the action the case is in. */
  marks: { kind: HandlingKind; at: string }[];
  plannedEndOn: Day | null;
  specialistsDone: boolean;
};
export type LonePerson = { lane: Lane; name: string };
export type CaseCursor = { stateSince: string; id: string };

export type HistoryRow = {
  move: Move;
  fromState: CaseState;
  toState: CaseState;
  reason: string | null;
  effectiveAt: Date;
  late: boolean;
  paperNumber: string | null;
  detail: Record<string, unknown>;
  madeAt: Date;
  madeBy: string | null;
};

/** The case's history, oldest first, with the names of who acted. */
export const history = (caseFileId: string): Statement<HistoryRow> =>
  statement(
    `select m.move, m.from_state as "fromState", m.to_state as "toState", m.reason, m.effective_at as "effectiveAt", m.late,
       m.paper_number as "paperNumber", m.detail, m.made_at as "madeAt", concat_ws(' ', a.last_name, a.first_name) as "madeBy"
     from case_move m left join directory.account a on a.id = m.made_by where m.case_file_id = $1 order by m.id`,
    [caseFileId],
  );

export type MemberRow = { specialistId: string; name: string; post: SpecialistPost; since: Date; signs: boolean };
export const team = (caseFileId: string): Statement<MemberRow> =>
  statement(
    `select s.specialist_id as "specialistId", concat_ws(' ', a.last_name, a.first_name) as name, s.post, s.assigned_at as since, s.signs
     from assignment s join directory.account a on a.id = s.specialist_id where s.case_file_id = $1 and s.ended_at is null order by a.last_name`,
    [caseFileId],
  );

export const teamOf = (tx: EntityManager, caseFileId: string): Promise<MemberRow[]> => askIn(tx, team(caseFileId));

/** Who signs the conclusion: the team as it was when the final assessment closed, with who has taken somebody's place since. */
export const signingTeamOf = async (tx: EntityManager, caseFileId: string): Promise<MemberRow[]> =>
  (await teamOf(tx, caseFileId)).filter(({ signs }) => signs);

export type PaperRow = {
  kind: PaperKind;
  keeping: 'SEEN' | 'COPY';
  number: string | null;
  issuedOn: Day | null;
  expiresOn: Day | null;
  fileId: string | null;
  fileName: string | null;
};
export const papers = (caseFileId: string): Statement<PaperRow> =>
  statement(
    `select p.kind, p.keeping, p.number, p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.file_id as "fileId", f.name as "fileName"
     from case_paper p left join stored_file f on f.id = p.file_id where p.case_file_id = $1 order by p.made_at, p.kind`,
    [caseFileId],
  );

export const papersOf = (tx: EntityManager, caseFileId: string): Promise<PaperRow[]> => askIn(tx, papers(caseFileId));

export type DocumentRow = {
  id: string;
  kind: string;
  language: string;
  madeAt: Date;
  renderedAt: Date | null;
  asked: AsAsked;
};
export const documents = (caseFileId: string): Statement<DocumentRow> =>
  statement(
    `select id, kind, language, made_at as "madeAt", rendered_at as "renderedAt", ${asked(FORM, 'f.id', 'f.rendered_at is null')} as asked
     from document f where case_file_id = $1 order by made_at, id`,
    [caseFileId],
  );

export type PeopleRow = {
  childId: string | null;
  childName: string | null;
  birthDate: Day | null;
  sex: string | null;
  childLanguage: string | null;
  impairments: string[];
  iinSealed: Buffer | null;
  otherPaper: string | null;
  representativeName: string | null;
  phone: string | null;
};
export const people = (caseFileId: string): Statement<PeopleRow> =>
  statement(
    `select k.id as "childId", nullif(concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')), '') as "childName", k.birth_date as "birthDate",
       k.sex, k.language as "childLanguage", coalesce(k.impairments, '{}') as impairments, k.iin_sealed as "iinSealed", k.other_paper as "otherPaper",
       nullif(concat_ws(' ', r.last_name, r.first_name, nullif(r.middle_name, '')), '') as "representativeName", r.phone
     from case_file c left join child k on k.id = c.child_id left join representative r on r.id = c.representative_id where c.id = $1`,
    [caseFileId],
  );
export const peopleOf = async (tx: EntityManager, caseFileId: string): Promise<PeopleRow | null> =>
  (await askIn(tx, people(caseFileId)))[0] ?? null;
