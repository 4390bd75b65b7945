import { defineJob } from '../../platform/jobs/job';
import type { Maker } from '../../platform/jobs/making';

export type DraftConclusion = { caseFileId: string };

/** Asked for when the course is complete, and again when a cited fact changes. */
export const draftConclusion = defineJob<DraftConclusion>('conclusion.draft');
/** The draft, to whoever waits for it. */
export const DRAFT: Maker = { job: draftConclusion, key: 'caseFileId' };
