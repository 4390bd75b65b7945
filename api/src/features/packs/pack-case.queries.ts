import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { ActionNumber, CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import type { HandlingKind } from '@onaltu/domain/clock/handling';
import type { PaperKind } from '@onaltu/domain/regulation';
import { type Statement, statement } from '../../platform/db/statement';
import type { DocumentKind } from '../../platform/documents/document.entity';

/** SQL: a person as a paper names one. */
export const named = (who: string): string =>
  `nullif(concat_ws(' ', ${who}.last_name, ${who}.first_name, nullif(${who}.middle_name, '')), '')`;

export type ChildRow = {
  id: string;
  name: string;
  birthDate: Day;
  sex: 'MALE' | 'FEMALE';
  language: 'kk' | 'ru';
  impairments: string[];
  address: string;
  otherPaper: string | null;
  iinSealed: Buffer | null;
};
export const childOf = (id: string): Statement<ChildRow> =>
  statement(
    `select k.id, ${named('k')} as name, k.birth_date as "birthDate", k.sex, k.language, k.impairments, k.address, k.other_paper as "otherPaper",
       k.iin_sealed as "iinSealed" from child k where k.id = $1`,
    [id],
  );

export type CorrectionRow = { isMerge: boolean; reason: string; at: Date; by: string | null };
export const correctionsOf = (childId: string): Statement<CorrectionRow> =>
  statement(
    `select h.merged_from is not null as "isMerge", h.reason, h.made_at as at, ${named('a')} as by
     from child_correction h left join directory.account a on a.id = h.made_by where h.child_id = $1 order by h.made_at, h.id`,
    [childId],
  );

export type CaseRow = {
  id: string;
  number: string;
  state: CaseState;
  receivedOn: Day | null;
  registeredAt: Date;
  courseStartedOn: Day | null;
  courseEndedOn: Day | null;
  lengthDays: number | null;
  representative: string;
  relation: string;
  phone: string;
};
export const caseOf = (id: string): Statement<CaseRow> =>
  statement(
    `select c.id, c.number, c.state, c.received_on as "receivedOn", c.registered_at as "registeredAt", c.course_started_on as "courseStartedOn",
       c.course_ended_on as "courseEndedOn", c.length_days as "lengthDays", ${named('r')} as representative, c.relation, r.phone
     from case_file c join representative r on r.id = c.representative_id where c.id = $1`,
    [id],
  );

export type ConsentRow = { by: string; givenOn: Day; textVersion: string; withdrawnAt: Date | null };
export const consentsOf = (caseFileId: string): Statement<ConsentRow> =>
  statement(
    `select ${named('r')} as by, n.given_on as "givenOn", n.text_version as "textVersion", n.withdrawn_at as "withdrawnAt"
     from consent n join representative r on r.id = n.representative_id where n.case_file_id = $1 order by n.given_on, n.id`,
    [caseFileId],
  );

/** Everybody who ever was of the team. */
export type TeamRow = {
  name: string;
  post: SpecialistPost;
  from: Date;
  until: Date | null;
  reason: string | null;
  signs: boolean;
};
export const teamEver = (caseFileId: string): Statement<TeamRow> =>
  statement(
    `select ${named('a')} as name, s.post, s.assigned_at as "from", s.ended_at as until, s.end_reason as reason, s.signs
     from assignment s join directory.account a on a.id = s.specialist_id where s.case_file_id = $1 order by s.assigned_at, s.id`,
    [caseFileId],
  );

/** A form that was issued: what it says is frozen in it. */
export type FormRow = { id: string; kind: DocumentKind; issuedAt: Date };
export const formsOf = (caseFileId: string): Statement<FormRow> =>
  statement(
    `select d.id, d.kind, d.made_at as "issuedAt" from document d
     where d.case_file_id = $1 and (d.kind in ('CONTRACT', 'ADDENDUM') or d.id = (select n.document_id from conclusion n where n.case_file_id = $1)
       or d.id in (select e.document_id from certificate e where e.case_file_id = $1)) order by d.made_at, d.id`,
    [caseFileId],
  );

export type ContractRow = {
  number: string;
  paperNumber: string | null;
  concludedOn: Day;
  lengthDays: number;
  head: string;
  byHeadAt: Date;
  byRepresentativeAt: Date;
  addenda: { from: number; to: number; on: Day }[];
};
export const contractOf = (caseFileId: string): Statement<ContractRow> =>
  statement(
    `select t.number, t.paper_number as "paperNumber", t.concluded_on as "concludedOn", t.length_days as "lengthDays", ${named('a')} as head,
       t.signed_by_head_at as "byHeadAt", t.signed_by_representative_at as "byRepresentativeAt",
       coalesce((select jsonb_agg(jsonb_build_object('from', m.from_days, 'to', m.to_days, 'on', m.concluded_on) order by m.made_at, m.id)
         from contract_addendum m where m.contract_id = t.id), '[]') as addenda
     from contract t join directory.account a on a.id = t.head_id where t.case_file_id = $1`,
    [caseFileId],
  );

export type MarkRow = { action: ActionNumber; kind: HandlingKind; at: Date; by: string | null };
export const handlingOf = (caseFileId: string): Statement<MarkRow> =>
  statement(
    `select e.action, e.kind, e.at, ${named('a')} as by from action_event e left join directory.account a on a.id = e.made_by
     where e.case_file_id = $1 order by e.at, e.id`,
    [caseFileId],
  );

export type FileRow = {
  id: string;
  caseNumber: string;
  key: string;
  name: string;
  contentType: string;
  size: number;
  sha256: Buffer;
  uploadedAt: Date;
  uploadedBy: string | null;
  papers: PaperKind[];
};
/** Every file that was uploaded to these cases, whether a paper still names it or not. */
export const filesOf = (caseFileIds: readonly string[]): Statement<FileRow> =>
  statement(
    `select f.id, c.number as "caseNumber", f.key, f.name, f.content_type as "contentType", f.size, f.sha256, f.made_at as "uploadedAt", ${named('a')} as "uploadedBy",
       coalesce((select array_agg(p.kind order by p.kind) from case_paper p where p.file_id = f.id), '{}') as papers
     from stored_file f join case_file c on c.id = f.case_file_id left join directory.account a on a.id = f.made_by
     where f.case_file_id = any ($1::uuid[]) order by c.registered_at, c.id, f.made_at, f.id`,
    [caseFileIds],
  );
