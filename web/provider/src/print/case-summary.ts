import type { components } from '@onaltu/api-client/provider.schema';
import { almatyDay } from '@onaltu/domain/clock/day';
import { showPhone } from '@onaltu/domain/phone';
import { formatDay, formatDuration, formatInstant, formatShare } from '@onaltu/i18n/formats';
import { detailLines } from '@onaltu/i18n/history-detail';
import { ageOn, secondsOf } from '../case-files/case-file-words';
import type { Say } from '../case-files/case-steps';
import type { ActionView, CaseFilePage } from '../case-files/progress';

type Record = components['schemas']['CourseRecordView'];
type Fact = readonly [name: string, value: string];

const NONE = '–';
const STAGES = { DONE: 'done', CURRENT: 'current', AHEAD: 'ahead' } as const;
const LATEST = 8;

/** What was entered after the fact has a day and no hour. */
const moment = (instant: string | null, late: boolean) =>
  instant === null ? NONE : late ? formatDay(almatyDay(new Date(instant))) : formatInstant(instant);

function childWords({ birthDate, sex }: CaseFilePage['child'], say: Say): string {
  const years = birthDate ? ageOn(birthDate)?.years : undefined;
  const parts = [
    birthDate && formatDay(birthDate),
    years !== undefined && say('provider.case.years', { n: years }),
    sex && say(`field.sexName.${sex}`).toLocaleLowerCase(),
  ];
  return parts.filter(Boolean).join(', ') || NONE;
}

/** The head of the sheet, name and value. */
export function factsOf(caseFile: CaseFilePage, groupName: (code: string) => string, say: Say): Fact[] {
  const { child, representative, receivedOn, facts } = caseFile;
  const relation = representative.relation
    ? say(`relation.${representative.relation}` as never).toLocaleLowerCase()
    : null;
  const phone = representative.phone ? showPhone(representative.phone) : null;
  return [
    [say('print.case.number'), caseFile.number ?? NONE],
    [say('print.case.state'), say(`state.${caseFile.state}`)],
    [say('print.case.birthDate'), childWords(child, say)],
    child.otherPaper
      ? [say('provider.case.otherPaper'), child.otherPaper]
      : [say('field.iin'), child.maskedIin ?? NONE],
    [say('print.case.impairment'), child.impairments.map(groupName).join(', ') || NONE],
    [say('provider.case.representative'), [representative.name, relation, phone].filter(Boolean).join(', ') || NONE],
    [say('print.case.receivedOn'), receivedOn ? formatDay(receivedOn) : NONE],
    ...(facts.lengthDays
      ? [[say('print.case.contractLength'), say('provider.case.days', { n: facts.lengthDays })] as const]
      : []),
  ];
}

function timeOf({ late, stage, handled, norm, overNorm }: ActionView, { facts }: CaseFilePage, say: Say): string {
  if (norm === null) return say('provider.case.normDays', { min: facts.minDays ?? 0, max: facts.maxDays ?? 0 });
  if (late && stage === 'DONE') return say('shell.clock.noHandling');
  if (handled === null) return say('shell.clock.norm', { n: norm });
  const used = say('shell.clock.ofNorm', { used: formatDuration(secondsOf(handled)), n: norm });
  return overNorm ? `${used}. ${say('shell.state.overNorm')}` : used;
}

export const actionRows = (caseFile: CaseFilePage, say: Say): string[][] =>
  caseFile.actions.map((view) => [
    String(view.action),
    say(`action.${view.action}.short`),
    say(`shell.step.${STAGES[view.stage]}`),
    moment(view.startedAt, view.late),
    moment(view.doneAt, view.late),
    timeOf(view, caseFile, say),
  ]);

export function courseFacts({ course }: CaseFilePage, record: Record | undefined, say: Say): Fact[] {
  if (!course) return [];
  return [
    [say('print.case.courseDay'), say('provider.case.courseDay', { day: course.day, length: course.of })],
    [say('print.case.startedOn'), formatDay(course.startedOn)],
    [say('print.case.earliestOn'), formatDay(course.earliestCompletionOn)],
    [say('print.case.plannedEndOn'), formatDay(course.plannedEndOn)],
    ...(record?.attendanceRate == null
      ? []
      : [[say('print.case.attendance'), formatShare(record.attendanceRate, 0)] as const]),
  ];
}

export const doseRows = (record: Record | undefined, say: Say): string[][] =>
  (record?.dosage ?? []).map(({ form, planned, held, missed }) => [
    say(`lesson.form.${form}`),
    String(planned),
    String(held),
    String(missed),
  ]);

export const paperRows = ({ papers, missingPapers }: CaseFilePage, say: Say): string[][] => [
  ...papers.map(({ kind, number, issuedOn, expiresOn, keeping }) => [
    say(`paper.${kind}`),
    [number && say('provider.case.paperNumber', { number }), issuedOn && formatDay(issuedOn)]
      .filter(Boolean)
      .join(', ') || NONE,
    expiresOn ? formatDay(expiresOn) : NONE,
    say(keeping === 'COPY' ? 'paper.copy' : 'paper.seen'),
  ]),
  ...missingPapers
    .filter(({ need }) => need !== 'OPTIONAL')
    .map(({ kind }) => [say(`paper.${kind}`), NONE, NONE, say('paper.missing')]),
];

export const historyRows = ({ history }: CaseFilePage, say: Say): string[][] =>
  history
    .toReversed()
    .slice(0, LATEST)
    .map(({ move, effectiveAt, late, madeBy, reason, detail }) => [
      moment(effectiveAt, late),
      [
        say(`move.${move}.done` as never),
        reason && `${say('field.reason')}: ${reason}`,
        late && say('move.lateEntry'),
        ...detailLines(detail, say),
      ]
        .filter(Boolean)
        .join('. '),
      madeBy ?? say('move.byItself'),
    ]);
