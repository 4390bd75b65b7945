import { defineJob } from '../../platform/jobs/job';

export type ReturnedMonth = { providerId: string; month: string; version: number };
/** The heads of a provider learn that its month came back. */
export const tellReturned = defineJob<ReturnedMonth>('month.tell-returned');
