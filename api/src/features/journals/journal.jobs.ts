import { defineJob } from '../../platform/jobs/job';

export type OneJournal = { journalId: string };
export const makeJournal = defineJob<OneJournal>('journal.make');
export const forgetJournal = defineJob<OneJournal>('journal.forget');
