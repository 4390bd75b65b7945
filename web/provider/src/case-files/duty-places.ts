import type { Duty } from '@onaltu/domain/duties';
import type { RouteLocationRaw } from 'vue-router';

type Owed = { duty: Duty; assessment: string | null };

/** The page on which each duty is done. */
const PLACES: Readonly<Record<Duty, string>> = {
  finishDraft: 'register-case',
  handInAgain: 'case',
  bringPapers: 'case-documents',
  prepareCertificate: 'result',
  handOver: 'result',
  review: 'review',
  callUp: 'case',
  approveProgramme: 'course',
  decideEnd: 'course',
  signAsHead: 'conclusion',
  beginAssessment: 'assessment',
  fillSection: 'assessment',
  writeSummary: 'assessment',
  answerSummary: 'assessment',
  writeProgramme: 'course',
  holdFinalAssessment: 'assessment',
  completeCourse: 'course',
  writePart: 'conclusion',
  sign: 'conclusion',
};

export function placeOf({ duty, assessment }: Owed, id: string): RouteLocationRaw {
  const name = PLACES[duty];
  return { name, params: name === 'assessment' && assessment ? { id, kind: assessment.toLowerCase() } : { id } };
}
