import { defineJob } from '../../platform/jobs/job';

export type DraftConclusion = { caseFileId: string };

/** Asked for when the course is complete, and again when a cited fact changes. */
export const draftConclusion = defineJob<DraftConclusion>('conclusion.draft');
