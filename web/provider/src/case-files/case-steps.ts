import type { MessageKey } from '@onaltu/i18n/messages';
import { formatDay, formatDuration } from '@onaltu/i18n/formats';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { CourseBar, SwimlaneStep } from '@onaltu/ui/swimlane-step';
import { secondsOf } from './case-file-words';
import type { ActionView, CaseFilePage } from './progress';

export type Say = (key: MessageKey, params?: Record<string, unknown>) => string;

const STATES = { DONE: 'done', CURRENT: 'current', AHEAD: 'ahead' } as const;

const dayOf = (instant: string) => formatDay(almatyDay(new Date(instant)));

function normOf({ norm, handled }: ActionView, { facts }: CaseFilePage, say: Say): string {
  if (norm === null) return say('provider.case.normDays', { min: facts.minDays ?? 0, max: facts.maxDays ?? 0 });
  return handled === null ? say('shell.clock.norm', { n: norm }) : say('provider.case.ofMinutes', { n: norm });
}

function detailOf({ stage, late, doneAt, startedAt, handled }: ActionView, say: Say): string | undefined {
  if (handled !== null) return formatDuration(secondsOf(handled));
  if (late && doneAt) return say('provider.case.onPaper', { date: dayOf(doneAt) });
  if (stage === 'DONE' && doneAt) return dayOf(doneAt);
  if (stage === 'CURRENT' && startedAt) return say('provider.case.startedOn', { date: dayOf(startedAt) });
  return undefined;
}

function courseBar({ course, facts }: CaseFilePage, say: Say): CourseBar | undefined {
  if (!course) return undefined;
  const minimum = facts.minDays ?? 0;
  return {
    day: course.day,
    length: course.of,
    minimum,
    label: say('provider.case.courseDay', { day: course.day, length: course.of }),
    startLabel: formatDay(course.startedOn),
    minimumLabel: say('provider.case.courseMinimum', { day: minimum }),
    endLabel: formatDay(course.plannedEndOn),
  };
}

/** The six cards of one case: time against the norm, dates where it was on paper, the course as a bar. */
export function stepsOf(caseFile: CaseFilePage, say: Say): SwimlaneStep[] {
  return caseFile.actions.map((view) => {
    const detail = detailOf(view, say);
    const paper = view.late && view.stage === 'DONE';
    return {
      action: view.action,
      state: STATES[view.stage],
      ...(detail ? { detail } : {}),
      ...(paper ? {} : { norm: normOf(view, caseFile, say) }),
      ...(view.overNorm ? { overNorm: say('shell.state.overNorm') } : {}),
      ...(view.action === 4 && caseFile.course ? { course: courseBar(caseFile, say) } : {}),
    };
  });
}
