import type { components } from '@onaltu/api-client/department.schema';

/** An oblast as its department and the operator both know it. */
export type RegionFacts = Omit<components['schemas']['RegionPage'], 'history'>;
