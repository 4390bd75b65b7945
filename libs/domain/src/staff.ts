import type { PROVIDER_ROLES, REGION_ROLES, Role } from './permissions';

export const STAFF_STATES = ['INVITED', 'ACTIVE', 'ON_LEAVE', 'ENDED'] as const;
export type StaffState = (typeof STAFF_STATES)[number];

export const LEAVE_KINDS = ['ANNUAL', 'SICK', 'CHILDCARE', 'STUDY', 'BUSINESS_TRIP', 'UNPAID', 'OTHER'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

export type ProviderRole = (typeof PROVIDER_ROLES)[number];
export type RegionRole = (typeof REGION_ROLES)[number];

/** Who lets people in, at a provider, in a department, on the platform: one of them is always left. */
export const ADMINISTRATOR = {
  provider: 'PROVIDER_ADMIN',
  region: 'DEPARTMENT_ADMIN',
  operator: 'PLATFORM_OPERATOR',
} as const satisfies Record<string, Role>;

/** How long the code in a letter opens its door. */
export const INVITATION_DAYS = 7;
export const RESET_MINUTES = 30;

/** A specialist has a post, because the domains of an assessment go by posts; nobody else has one. */
export const postFits = (roles: readonly Role[], post: string | null): boolean =>
  roles.includes('SPECIALIST') === (post !== null);

/** Work passes to somebody who does such work: who stands in carries a role of whom he stands in for. */
export const mayStandIn = (absent: readonly Role[], substitute: readonly Role[]): boolean =>
  absent.some((role) => substitute.includes(role));
