import type { CaseState } from '@onaltu/domain/case-process';
import { beginsAssessment, closesAssessment } from './assessment-scenes';
import { CaseLife, type Scene } from './case-life';
import { isConcludedBySigning, isIssued } from './conclusion-scenes';
import { beginsCourse, goesOn, holdsCourse, holdsUntilExit } from './course-scenes';
import { begins, isConcluded, isReviewed, leaves, registers } from './intake-scenes';

/** The regular way, and the scene that leads to each state of it. */
const SCENES: readonly (readonly [CaseState, (life: CaseLife) => Scene])[] = [
  ['DRAFT', begins],
  ['REGISTERED', registers],
  ['UNDER_HEAD_REVIEW', isReviewed],
  ['CONTRACT_CONCLUDED', isConcluded],
  ['UNDER_ASSESSMENT', beginsAssessment],
  ['ASSESSED', closesAssessment],
  ['IN_REHABILITATION', beginsCourse],
  ['CONCLUSION_IN_PREPARATION', holdsCourse],
  ['CONCLUSION_SIGNED', isConcludedBySigning],
  ['RESULT_ISSUED', isIssued],
];

/** A whole case, as far as its plan and the time go. */
export async function* toldCase(life: CaseLife): Scene {
  const { end, leavesFrom } = life.plan;
  for (const [reached, scene] of SCENES) {
    yield* scene(life);
    if (reached === leavesFrom) {
      if (reached === 'IN_REHABILITATION') yield* holdsUntilExit(life);
      yield* leaves(life);
      return;
    }
    if (reached !== end) continue;
    if (reached === 'IN_REHABILITATION') yield* goesOn(life);
    return;
  }
}
