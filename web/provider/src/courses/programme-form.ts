import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { Domain } from '@onaltu/domain/assessment';
import type { LessonForm } from '@onaltu/domain/course';
import { parseDate } from '@onaltu/domain/dates';
import { formatDay } from '@onaltu/i18n/formats';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { CourseRecord } from './use-course-record';

/** `continues` is the goal of the revision before that this one goes on from. */
type GoalForm = { domain: Domain; wording: string; measure: string; reviewOn: string; continues?: string };
type PlannedForm = { form: LessonForm; specialistId: string; planned: string };
export type ProgrammeForm = { goals: GoalForm[]; planned: PlannedForm[] };
/** The latest revision, approved or not; its number is what a writer has seen. */
export type Programme = { version: number } & Pick<CourseRecord, 'goals' | 'planned'>;

export const NEW_GOAL: GoalForm = { domain: 'COGNITIVE', wording: '', measure: '', reviewOn: '' };
/** Under which name a tab keeps a programme that is not sent yet. */
export const programmeName = (caseFileId: string): string => `programme ${caseFileId}`;
const SHORTEST_GOAL = 3;
export const MOST_GOALS = 40;
const MOST_LESSONS = 2000;

export function latestOf({ pending, revision, goals, planned }: CourseRecord): Programme {
  return pending ? { ...pending, version: pending.revision } : { version: revision ?? 0, goals, planned };
}

/** An empty programme begins with a line of each kind; lessons of somebody who has left are somebody's still to be given. */
export const programmeFormOf =
  (team: readonly string[], self: string) =>
  ({ goals, planned }: Programme): ProgrammeForm => ({
    goals:
      goals.length === 0
        ? [{ ...NEW_GOAL }]
        : goals.map(({ id, domain, wording, measure, reviewOn }) => ({
            ...{ domain, wording, measure, continues: id },
            reviewOn: reviewOn ? formatDay(reviewOn) : '',
          })),
    planned:
      planned.length === 0
        ? [{ form: 'INDIVIDUAL', specialistId: team.includes(self) ? self : (team[0] ?? ''), planned: '' }]
        : planned.map(({ form, specialistId, planned: lessons }) => ({
            form,
            specialistId: team.includes(specialistId) ? specialistId : '',
            planned: String(lessons),
          })),
  });

const goalFaults = ({ wording, reviewOn }: GoalForm, at: string): Fault[] => [
  ...(wording.trim().length < SHORTEST_GOAL ? [{ pointer: `${at}/wording`, code: 'required' }] : []),
  ...(reviewOn.trim() && !parseDate(reviewOn) ? [{ pointer: `${at}/reviewOn`, code: 'isDay' }] : []),
];

function plannedFaults({ specialistId, planned }: PlannedForm, at: string): Fault[] {
  const count = Number(planned);
  return [
    ...(specialistId === '' ? [{ pointer: `${at}/specialistId`, code: 'required' }] : []),
    ...(planned.trim() === ''
      ? [{ pointer: `${at}/planned`, code: 'required' }]
      : !Number.isInteger(count)
        ? [{ pointer: `${at}/planned`, code: 'isInt' }]
        : count < 1
          ? [{ pointer: `${at}/planned`, code: 'min' }]
          : count > MOST_LESSONS
            ? [{ pointer: `${at}/planned`, code: 'max' }]
            : []),
  ];
}

const sameLessons = (one: PlannedForm, other: PlannedForm) =>
  one.form === other.form && one.specialistId === other.specialistId;

/** What the API refuses a programme for, said before it is asked. */
export function programmeFaultsOf({ goals, planned }: ProgrammeForm): Fault[] {
  return [
    ...goals.flatMap((goal, i) => goalFaults(goal, `/goals/${i}`)),
    ...planned.flatMap((lessons, i) => plannedFaults(lessons, `/planned/${i}`)),
    ...planned.flatMap((lessons, i) =>
      planned.slice(0, i).some((earlier) => sameLessons(earlier, lessons))
        ? [{ pointer: `/planned/${i}/form`, code: 'arrayUnique' }]
        : [],
    ),
  ];
}

function bodyOf({ goals, planned }: ProgrammeForm, after: number): components['schemas']['WriteProgramme'] {
  return {
    after,
    goals: goals.map(({ domain, wording, measure, reviewOn, continues }) => {
      const day = parseDate(reviewOn);
      const said = { domain, wording: wording.trim(), measure: measure.trim() };
      return { ...said, ...(day ? { reviewOn: day } : {}), ...(continues ? { continues } : {}) };
    }),
    planned: planned.map(({ form, specialistId, planned: lessons }) => ({
      ...{ form, specialistId },
      planned: Number(lessons),
    })),
  };
}

export async function writeProgramme(caseFileId: string, form: ProgrammeForm, after: number): Promise<CourseRecord> {
  return resultOf(
    providerApi.POST('/api/provider/case-files/{caseFileId}/programme', {
      params: { path: { caseFileId } },
      body: bodyOf(form, after),
    }),
  );
}
