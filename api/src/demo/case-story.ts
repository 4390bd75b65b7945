import { ASSESSMENT_TEMPLATE_1 } from '@onaltu/domain/assessment';
import type { CaseState } from '@onaltu/domain/case-process';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { INestApplicationContext } from '@nestjs/common';
import { AssessmentService } from '../features/assessments/assessment.service';
import { CaseFileService } from '../features/case-files/case-file.service';
import { ContractService } from '../features/contracts/contract.service';
import { TeamService } from '../features/contracts/team.service';
import { GoalService } from '../features/courses/goal.service';
import { LessonService } from '../features/courses/lesson.service';
import { ProgrammeService } from '../features/courses/programme.service';
import { IntakeService } from '../features/intake/intake.service';
import type { RegisterCaseFile } from '../features/intake/register-case-file.dto';
import type { Actor } from '../platform/auth/actor';
import { inventedChild } from './invented-people';

const DAY_MS = 86_400_000;
const HALF_AN_HOUR = 1_800_000;
/** From five in the morning to midnight in Almaty, so that no two stories of a provider meet. */
const SLOTS_A_DAY = 38;
const REASON = 'Қағаз журналдан көшірілді';

export type Cast = { clerk: Actor; head: Actor; specialists: readonly Actor[] };
export type StoryState = Extract<
  CaseState,
  | 'DRAFT'
  | 'REGISTERED'
  | 'UNDER_HEAD_REVIEW'
  | 'CONTRACT_CONCLUDED'
  | 'UNDER_ASSESSMENT'
  | 'ASSESSED'
  | 'IN_REHABILITATION'
  | 'CONCLUSION_IN_PREPARATION'
>;
/** A state a story can be led to; the course before its last act is one more stop on the way. */
export type StoryStop = StoryState | 'FINAL_ASSESSMENT_CLOSED';
const ORDER: readonly StoryStop[] = [
  'DRAFT',
  'REGISTERED',
  'UNDER_HEAD_REVIEW',
  'CONTRACT_CONCLUDED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'IN_REHABILITATION',
  'FINAL_ASSESSMENT_CLOSED',
  'CONCLUSION_IN_PREPARATION',
];

/** The application of the n-th invented child. */
export function application(n: number, late?: RegisterCaseFile['late']): RegisterCaseFile {
  const { middleName, ...child } = inventedChild(n);
  const received = almatyDay(late ? new Date(late.on) : new Date());
  return {
    child: { ...child, ...(middleName ? { middleName } : {}), language: 'kk' },
    representative: {
      lastName: child.lastName,
      firstName: 'Айжан',
      middleName: 'Мысалқызы',
      phone: `+7700000${String(1000 + (n % 9000))}`,
      language: 'kk',
      relation: 'MOTHER',
    },
    channel: 'OFFICE',
    language: 'kk',
    consent: { textVersion: '1', givenOn: received },
    papers: [
      { kind: 'APPLICATION', keeping: 'COPY' },
      { kind: 'CONSENT', keeping: 'COPY' },
      { kind: 'PMPC_CONCLUSION', keeping: 'SEEN', number: `${41 + n}`, issuedOn: received },
      { kind: 'REPRESENTATIVE_ID', keeping: 'SEEN' },
    ],
    ...(late ? { late } : {}),
  };
}

/** Leads invented cases through the six actions by the product's own acts, as a late hand entry of papers received long ago. */
export class CaseStory {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly cast: Cast,
  ) {}

  /** A new case of the n-th child, brought to this state; answers its id. `receivedDaysAgo` dates the papers. */
  async lead(n: number, to: StoryStop, receivedDaysAgo = 120): Promise<string> {
    const reaches = (state: StoryStop): boolean => ORDER.indexOf(to) >= ORDER.indexOf(state);
    const late = (day: number) => ({
      on: new Date(Date.now() - (receivedDaysAgo - day) * DAY_MS).toISOString(),
      reason: REASON,
      paperNumber: `${n}-қ`,
    });
    const { clerk } = this.cast;
    const child = inventedChild(n);
    const { id } = await this.app
      .get(IntakeService)
      .saveDraft(clerk, { child: { lastName: child.lastName, firstName: child.firstName } });
    if (reaches('REGISTERED')) await this.app.get(IntakeService).register(clerk, id, application(n, late(0)));
    if (reaches('UNDER_HEAD_REVIEW')) await this.review(id, late(0), reaches('CONTRACT_CONCLUDED') ? late(1) : null);
    if (reaches('UNDER_ASSESSMENT'))
      await this.assess(id, 'INITIAL', { late: late(2), score: 1, finished: reaches('ASSESSED') });
    if (reaches('IN_REHABILITATION')) await this.course(id, n, late(3), receivedDaysAgo - 3);
    if (reaches('FINAL_ASSESSMENT_CLOSED')) await this.judge(id);
    if (reaches('CONCLUSION_IN_PREPARATION')) await this.app.get(LessonService).complete(this.first, id, {});
    return id;
  }

  private async review(
    id: string,
    late: RegisterCaseFile['late'],
    concluded: RegisterCaseFile['late'] | null,
  ): Promise<void> {
    const { head, specialists } = this.cast;
    await this.app.get(ContractService).takeUp(head, id, { late });
    if (!concluded) return;
    for (const { userId } of specialists) await this.app.get(TeamService).assign(head, id, { specialistId: userId });
    await this.app.get(ContractService).conclude(head, id, {
      lengthDays: 180,
      language: 'kk',
      signedByHead: true,
      signedByRepresentativeAt: concluded?.on,
      late: concluded,
    });
  }

  private async assess(
    id: string,
    kind: 'INITIAL' | 'FINAL',
    { late, score, finished }: { late?: RegisterCaseFile['late']; score: 1 | 2; finished: boolean },
  ): Promise<void> {
    const assessments = this.app.get(AssessmentService);
    const { first } = this;
    const { id: assessmentId, sections } = await assessments.begin(first, id, { kind, late });
    if (!finished) return;
    for (const specialist of this.cast.specialists) {
      const own = sections.find(({ specialistId }) => specialistId === specialist.userId)?.domains ?? [];
      const indicators = ASSESSMENT_TEMPLATE_1.domains
        .filter(({ domain }) => own.includes(domain))
        .flatMap(({ indicators: codes }) => codes);
      for (const [i, indicator] of indicators.entries()) {
        await assessments.score(specialist, assessmentId, { indicator }, { value: i % 3 === 0 ? score : 2 });
      }
      await assessments.finishSection(specialist, assessmentId);
    }
    const seen = await assessments.read(first, assessmentId);
    const { version } = await assessments.writeSummary(first, assessmentId, seen.version, {
      summary: 'Бала тапсырмаларды көмекпен орындайды, сөйлеу дамуына ерекше назар қажет.',
    });
    const last = this.cast.specialists.length - 1;
    for (const [i, specialist] of this.cast.specialists.entries()) {
      const answer = { answer: 'AGREED' as const, ...(late && i === last ? { late } : {}) };
      await assessments.answer(specialist, assessmentId, version, answer);
    }
  }

  private async course(id: string, n: number, late: RegisterCaseFile['late'], days: number): Promise<void> {
    const { head, specialists } = this.cast;
    const { first } = this;
    const programmes = this.app.get(ProgrammeService);
    const { pending } = await programmes.write(first, id, {
      goals: [{ domain: 'SPEECH', wording: 'Екі-үш сөзден сөйлем құрайды' }],
      planned: specialists.map(({ userId }) => ({ form: 'INDIVIDUAL' as const, specialistId: userId, planned: 8 })),
    });
    await programmes.approve(head, id, { revision: pending?.revision ?? 0, late });
    for (const [i, specialist] of specialists.entries()) {
      for (let lesson = 0; lesson < 6; lesson++) {
        const day = Math.floor((Date.now() - (days - 2 - lesson * 7) * DAY_MS) / DAY_MS) * DAY_MS;
        const startsAt = new Date(day + ((2 * n + i) % SLOTS_A_DAY) * HALF_AN_HOUR);
        const endsAt = new Date(startsAt.getTime() + HALF_AN_HOUR);
        if (endsAt.getTime() > Date.now()) break;
        const marking = { ...specialist, sessionId: undefined, at: endsAt }; // who came is said on the day
        await this.app.get(LessonService).record(marking, {
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          form: 'INDIVIDUAL',
          attendance: [{ caseFileId: id, state: (lesson + n) % 5 === 0 ? 'ABSENT_EXCUSED' : 'PRESENT' }],
        });
      }
    }
  }

  private async judge(id: string): Promise<void> {
    await this.assess(id, 'FINAL', { score: 2, finished: true });
    const programmes = this.app.get(ProgrammeService);
    for (const { id: goalId, version: seen } of (await programmes.read(this.first, id)).goals)
      await this.app.get(GoalService).judge(this.first, goalId, { seen, state: 'PARTLY_ACHIEVED' });
  }

  private get first(): Actor {
    const [first] = this.cast.specialists;
    if (!first) throw new Error('a story needs a specialist');
    return first;
  }

  async page(id: string): ReturnType<CaseFileService['read']> {
    return this.app.get(CaseFileService).read(this.cast.head, id);
  }
}
