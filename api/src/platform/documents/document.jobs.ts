import { defineJob } from '../jobs/job';
import type { Maker } from '../jobs/making';

export type RenderDocument = { documentId: string };
export const renderDocument = defineJob<RenderDocument>('document.render');
/** A printed form, to whoever waits for it. */
export const FORM: Maker = { job: renderDocument, key: 'documentId' };
