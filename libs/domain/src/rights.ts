import { may, type Permission, PERMISSIONS, PROVIDER_ROLES } from './permissions';

/** The part before the dot says what a right is about; several parts are one matter for a reader. */
const GROUPS = {
  cases: ['case-file', 'paper', 'process', 'certificate', 'journal', 'pack', 'statistics', 'month'],
  children: ['child', 'import'],
  contracts: ['contract', 'team'],
  work: ['assessment', 'course', 'timetable', 'attendance', 'conclusion'],
  organisation: ['settings', 'staff', 'leave', 'mail', 'session'],
} as const satisfies Record<string, readonly string[]>;
export type RightsGroup = keyof typeof GROUPS;

const matterOf = (permission: Permission): string => permission.split('.')[0] ?? '';
const isOurs = (permission: Permission): boolean => PROVIDER_ROLES.some((role) => may([role], permission));

/** Every right that somebody at a provider has, by what it is about, as the guard of the API knows it. */
export const RIGHTS: readonly { name: RightsGroup; permissions: readonly Permission[] }[] = (
  Object.keys(GROUPS) as RightsGroup[]
).map((name) => ({
  name,
  permissions: PERMISSIONS.filter((permission) => {
    const matters: readonly string[] = GROUPS[name];
    return isOurs(permission) && matters.includes(matterOf(permission));
  }),
}));
