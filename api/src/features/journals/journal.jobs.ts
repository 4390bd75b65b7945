import type { Actor } from '../../platform/auth/actor';
import { defineJob } from '../../platform/jobs/job';
import type { Maker } from '../../platform/jobs/making';
import type { Journal } from './journal.entity';

export type OneJournal = { journalId: string };
export const makeJournal = defineJob<OneJournal>('journal.make');
/** A journal, to whoever waits for it. */
export const JOURNAL: Maker = { job: makeJournal, key: 'journalId' };
export const forgetJournal = defineJob<OneJournal>('journal.forget');

/** Where the file of a journal lies, known before it is made and after its row is gone. */
export const journalKey = (
  { ownerId }: Pick<Actor, 'ownerId'>,
  { id, format }: Pick<Journal, 'id' | 'format'>,
): string => `${ownerId}/journals/${id}.${format.toLowerCase()}`;
