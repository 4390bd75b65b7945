import type { Actor } from '../../platform/auth/actor';
import { defineJob } from '../../platform/jobs/job';
import type { Maker } from '../../platform/jobs/making';
import type { ReportExport } from './export.entity';

export type OneExport = { exportId: string };
export const makeExport = defineJob<OneExport>('export.make');
/** A report, to whoever waits for it. */
export const EXPORT: Maker = { job: makeExport, key: 'exportId' };
export const forgetExport = defineJob<OneExport>('export.forget');

/** Where the file lies, known before it is made and after its row is gone. */
export const exportKey = (
  { ownerId }: Pick<Actor, 'ownerId'>,
  { id, format }: Pick<ReportExport, 'id' | 'format'>,
): string => `${ownerId}/exports/${id}.${format.toLowerCase()}`;
