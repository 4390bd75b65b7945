import { Injectable } from '@nestjs/common';
import { allotDomains, type AssessmentKind, HELD_IN, whyNotAnswer, whyNotBegin } from '@onaltu/domain/assessment';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { TemplateDomainView } from '../case-files/assessment-template.view';
import type { CaseFile } from '../case-files/case-file.entity';
import { teamOf } from '../case-files/case-file.queries';
import { findCaseFile, lockCaseFile, requireAssigned } from '../case-files/find-case-file';
import { momentOf, moveCaseFile } from '../case-files/move-case-file';
import { Assessment, AssessmentScore, AssessmentSection } from './assessment.entity';
import type { AnswerSummary, BeginAssessment, ScoreIndicator, WriteNotes, WriteSummary } from './assessment.dto';
import { assessmentView, missingScores } from './assessment.queries';
import type { AssessmentRow, AssessmentView, ScoreView } from './assessment.view';
import { closeWhenAnswered, lateRecord } from './close-assessment';
import { type Aim, giveScore, takeBackScore } from './give-score';
import { latestTemplateId, templateDomains, templateOf } from './template.queries';

type Work = { tx: EntityManager; caseFile: CaseFile; assessment: Assessment };

@Injectable()
export class AssessmentService {
  constructor(private readonly db: TenantDb) {}

  /** Action 3 begins with the initial one (¶5(3)); interim and final ones are held in the course. Every domain gets an owner of the team. */
  async begin(actor: Actor, caseFileId: string, { kind, late }: BeginAssessment): Promise<AssessmentView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      await requireAssigned(tx, caseFileId);
      const { state } = caseFile;
      const refusal = whyNotBegin(kind, state, await tx.findBy(Assessment, { caseFileId }));
      if (refusal) throw new Refused(refusal, { state });
      if (kind === 'INITIAL') await moveCaseFile(tx, caseFile, 'beginAssessment', { late });
      const [id, templateId] = [randomUUID(), await latestTemplateId(tx)];
      await tx.insert(Assessment, {
        id,
        caseFileId,
        kind,
        templateId,
        heldOn: almatyDay(await momentOf(tx, caseFileId, { late })),
        ...lateRecord(late),
      });
      await this.allot(tx, { id, templateId }, caseFileId);
      return assessmentView(tx, await tx.findOneByOrFail(Assessment, { id }));
    });
  }

  async list(actor: Actor, caseFileId: string): Promise<AssessmentRow[]> {
    return this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      await audit(tx, 'case-file.read', { type: 'case_file', id: caseFileId }, { part: 'assessments' });
      const rows = await tx.find(Assessment, { where: { caseFileId }, order: { openedAt: 'ASC' } });
      return rows.map(({ id, kind, heldOn, closedAt }) => ({ id, kind, heldOn, closedAt }));
    });
  }

  /** What a version asks, with its words: old records are read by the one they were made by. */
  async template(actor: Actor, version: string): Promise<TemplateDomainView[]> {
    return this.db.as(actor, async (tx) =>
      (await templateDomains(tx, version)).map((domain) => TemplateDomainView.of(domain)),
    );
  }

  async read(actor: Actor, id: string): Promise<AssessmentView> {
    return this.db.as(actor, async (tx) => {
      const assessment = await tx.findOneBy(Assessment, { id });
      if (!assessment) throw new Refused('assessment.not-found');
      await findCaseFile(tx, actor, assessment.caseFileId, 'assessment.not-found');
      await audit(tx, 'assessment.read', { type: 'assessment', id });
      return assessmentView(tx, assessment);
    });
  }

  /** One score, saved at once; only the owner of the domain gives it, and only while his section is open. */
  async score(actor: Actor, id: string, aim: Aim, score: ScoreIndicator): Promise<ScoreView> {
    return this.work(actor, id, async (work) =>
      giveScore(work, await this.ownSection(work.tx, actor, id), { ...aim, ...score }),
    );
  }

  async takeBackScore(actor: Actor, id: string, aim: Aim): Promise<void> {
    return this.work(actor, id, async (work) => takeBackScore(work, await this.ownSection(work.tx, actor, id), aim));
  }

  async writeNotes(actor: Actor, id: string, seen: number, { notes }: WriteNotes): Promise<AssessmentView> {
    return this.work(actor, id, async ({ tx, assessment }) => {
      const section = await this.ownSection(tx, actor, id);
      requireVersion(seen, section, { notes: section.notes });
      await tx.update(AssessmentSection, key(section), { notes, version: section.version + 1 });
      return assessmentView(tx, assessment);
    });
  }

  async finishSection(actor: Actor, id: string): Promise<AssessmentView> {
    return this.work(actor, id, async ({ tx, assessment }) => {
      const section = await this.ownSection(tx, actor, id);
      const template = await templateOf(tx, assessment.templateId);
      const missing = missingScores(section, await tx.findBy(AssessmentScore, { assessmentId: id }), template);
      const unwritten = section.domains.length === 0 && section.notes.trim() === '';
      if (missing.length > 0 || unwritten) throw new Refused('assessment.section-incomplete', { missing });
      await tx.update(AssessmentSection, key(section), { finishedAt: nowOf(tx), version: section.version + 1 });
      await audit(tx, 'assessment.section-finished', { type: 'assessment', id });
      return assessmentView(tx, assessment);
    });
  }

  /** The summary all answer to. Written anew, it is answered anew. */
  async writeSummary(actor: Actor, id: string, seen: number, { summary }: WriteSummary): Promise<AssessmentView> {
    return this.work(actor, id, async ({ tx, assessment }) => {
      requireVersion(seen, assessment, { summary: assessment.summary });
      const change = { summary, summaryBy: actor.userId, version: assessment.version + 1 };
      await tx.update(Assessment, { id }, change);
      await tx.update(AssessmentSection, { assessmentId: id }, { answer: null, dissent: null, answeredAt: null });
      await audit(tx, 'assessment.summary-written', { type: 'assessment', id });
      return assessmentView(tx, Object.assign(assessment, change));
    });
  }

  /** Agreement, or dissent with its reason; the last answer closes the record, and the initial one ends action 3. */
  async answer(
    actor: Actor,
    id: string,
    seen: number,
    { answer, dissent, late }: AnswerSummary,
  ): Promise<AssessmentView> {
    return this.work(actor, id, async ({ tx, caseFile, assessment }) => {
      requireVersion(seen, assessment, { summary: assessment.summary });
      const section = await tx.findOneBy(AssessmentSection, { assessmentId: id, specialistId: actor.userId });
      if (!section) throw new Refused('case-file.not-assigned');
      const refusal = whyNotAnswer(assessment.summary, section);
      if (refusal) throw new Refused(refusal, { missing: [] });
      if (answer === 'DISSENT' && !dissent) throw new Refused('reason.missing');
      await tx.update(AssessmentSection, key(section), {
        answer,
        dissent: dissent ?? null,
        answeredAt: nowOf(tx),
        version: section.version + 1,
      });
      await audit(tx, 'assessment.answered', { type: 'assessment', id }, { answer });
      await closeWhenAnswered(tx, caseFile, assessment, late);
      return assessmentView(tx, await tx.findOneByOrFail(Assessment, { id }));
    });
  }

  private async allot(
    tx: EntityManager,
    { id: assessmentId, templateId }: Pick<Assessment, 'id' | 'templateId'>,
    caseFileId: string,
  ): Promise<void> {
    const template = await templateOf(tx, templateId);
    const team = (await teamOf(tx, caseFileId)).map(({ specialistId: id, post }) => ({ id, post }));
    const owners = allotDomains(template, team);
    for (const { id: specialistId, post } of team) {
      const domains = template.domains.map(({ domain }) => domain).filter((domain) => owners[domain] === specialistId);
      await tx.insert(AssessmentSection, { assessmentId, specialistId, post, domains });
    }
  }

  /** An act on an open record: the case locked, the person on the team. */
  private work<T>(actor: Actor, id: string, act: (work: Work) => Promise<T>): Promise<T> {
    return this.db.as(actor, async (tx) => {
      const found = await tx.findOneBy(Assessment, { id });
      if (!found) throw new Refused('assessment.not-found');
      const caseFile = await lockCaseFile(tx, actor, found.caseFileId, 'assessment.not-found');
      await requireAssigned(tx, caseFile.id);
      const assessment = await tx.findOneByOrFail(Assessment, { id });
      if (assessment.closedAt) throw new Refused('assessment.closed');
      requireHeldIn(caseFile, assessment.kind);
      return act({ tx, caseFile, assessment });
    });
  }

  private async ownSection(tx: EntityManager, { userId }: Actor, assessmentId: string): Promise<AssessmentSection> {
    const section = await tx.findOneBy(AssessmentSection, { assessmentId, specialistId: userId });
    if (!section) throw new Refused('case-file.not-assigned');
    if (section.finishedAt) throw new Refused('assessment.section-finished');
    return section;
  }
}

function requireHeldIn({ state }: CaseFile, kind: AssessmentKind): void {
  if (state !== HELD_IN[kind]) throw new Refused('case-file.wrong-state', { state });
}

const key = ({ assessmentId, specialistId }: AssessmentSection) => ({ assessmentId, specialistId });
