import type { AssessmentKind, Domain, SpecialistPost } from '@onaltu/domain/assessment';
import type { TemplateDomain } from '@onaltu/domain/assessment-template';
import type { Day } from '@onaltu/domain/clock/day';
import { type Statement, statement } from '../../platform/db/statement';
import { named } from './pack-case.queries';

export type AssessmentRow = {
  kind: AssessmentKind;
  templateId: string;
  openedAt: Date;
  heldOn: Day | null;
  closedAt: Date | null;
  lateReason: string | null;
  paperNumber: string | null;
  summary: string;
  summaryBy: string | null;
  sections: {
    name: string;
    post: SpecialistPost;
    domains: Domain[];
    notes: string;
    finishedAt: string | null;
    answer: 'AGREED' | 'DISSENT' | null;
    dissent: string | null;
    answeredAt: string | null;
  }[];
  scores: { indicator: string; value: number; note: string; version: number; by: string | null; at: string }[];
};
const SECTIONS = `(select jsonb_agg(jsonb_build_object('name', ${named('p')}, 'post', s.post, 'domains', s.domains, 'notes', s.notes, 'finishedAt', s.finished_at,
    'answer', s.answer, 'dissent', s.dissent, 'answeredAt', s.answered_at) order by p.last_name, p.first_name, p.id)
  from assessment_section s join directory.account p on p.id = s.specialist_id where s.assessment_id = m.id)`;
const SCORES = `(select jsonb_agg(jsonb_build_object('indicator', g.indicator, 'value', g.value, 'note', g.note, 'version', g.version, 'by', ${named('p')}, 'at', g.made_at) order by g.indicator)
  from assessment_score g left join directory.account p on p.id = g.made_by where g.assessment_id = m.id)`;
export const assessmentsOf = (caseFileId: string): Statement<AssessmentRow> =>
  statement(
    `select m.kind, m.template_id as "templateId", m.opened_at as "openedAt", m.held_on as "heldOn", m.closed_at as "closedAt", m.late_reason as "lateReason",
       m.paper_number as "paperNumber", m.summary, ${named('a')} as "summaryBy", coalesce(${SECTIONS}, '[]') as sections, coalesce(${SCORES}, '[]') as scores
     from assessment m left join directory.account a on a.id = m.summary_by where m.case_file_id = $1 order by m.opened_at, m.id`,
    [caseFileId],
  );

/** The provider's own versions of the template, with the words of its own indicators. */
export type TemplateRow = { version: number; domains: TemplateDomain[] };
export const TEMPLATES: Statement<TemplateRow> = statement(
  `select version, domains from assessment_template order by version`,
);

export type ConclusionRow = {
  draftedAt: Date;
  recommendations: string;
  parts: { name: string; post: SpecialistPost | null; wording: string }[];
  signatures: {
    name: string;
    role: 'SPECIALIST' | 'HEAD';
    post: SpecialistPost | null;
    at: string;
    reason: string | null;
    /** Whether it is under the words and over the facts as they are now. */
    holds: boolean;
  }[];
};
const post = (who: string): string =>
  `(select post from assignment where case_file_id = n.case_file_id and specialist_id = ${who} order by assigned_at desc limit 1)`;
const PARTS = `(select jsonb_agg(jsonb_build_object('name', ${named('p')}, 'post', ${post('t.specialist_id')}, 'wording', t.wording) order by p.last_name, p.first_name, p.id)
  from conclusion_part t join directory.account p on p.id = t.specialist_id where t.conclusion_id = n.id)`;
const SIGNATURES = `(select jsonb_agg(jsonb_build_object('name', ${named('p')}, 'role', g.role, 'post', ${post('g.signer_id')}, 'at', g.signed_at, 'reason', g.reason,
    'holds', g.evidence_version = c.evidence_version and g.text_sha256 = n.text_sha256) order by g.signed_at, g.id)
  from conclusion_signature g join directory.account p on p.id = g.signer_id where g.conclusion_id = n.id)`;
export const conclusionOf = (caseFileId: string): Statement<ConclusionRow> =>
  statement(
    `select n.drafted_at as "draftedAt", n.recommendations, coalesce(${PARTS}, '[]') as parts, coalesce(${SIGNATURES}, '[]') as signatures
     from conclusion n join case_file c on c.id = n.case_file_id where n.case_file_id = $1`,
    [caseFileId],
  );

export type CertificateRow = {
  documentId: string;
  number: string;
  issuedOn: Day;
  servedFrom: Day;
  servedTo: Day;
  validUntil: Day | null;
  recipient: string | null;
  recipientPaper: string | null;
  handedOverAt: Date | null;
  handedOverBy: string | null;
  revokedAt: Date | null;
  revokeReason: string | null;
};
export const certificatesOf = (caseFileId: string): Statement<CertificateRow> =>
  statement(
    `select e.document_id as "documentId", e.number, e.issued_on as "issuedOn", e.served_from as "servedFrom", e.served_to as "servedTo", e.valid_until as "validUntil",
       e.recipient_name as recipient, e.recipient_paper as "recipientPaper", e.handed_over_at as "handedOverAt", ${named('a')} as "handedOverBy",
       e.revoked_at as "revokedAt", e.revoke_reason as "revokeReason"
     from certificate e left join directory.account a on a.id = e.handed_over_by where e.case_file_id = $1 order by e.issued_on, e.number`,
    [caseFileId],
  );
