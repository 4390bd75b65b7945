import { defineJob } from '../jobs/job';

export type RenderDocument = { documentId: string };
export const renderDocument = defineJob<RenderDocument>('document.render');
