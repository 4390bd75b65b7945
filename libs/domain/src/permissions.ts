export const PROVIDER_ROLES = ['CLERK', 'HEAD', 'SPECIALIST', 'PROVIDER_ADMIN'] as const;
export const REGION_ROLES = ['DEPARTMENT_OFFICIAL', 'DEPARTMENT_ADMIN'] as const;
export const PLATFORM_ROLES = ['PLATFORM_OPERATOR'] as const;
export const ROLES = [...PROVIDER_ROLES, ...REGION_ROLES, ...PLATFORM_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what. A permission that is not in this table does not exist, and a route without one is closed. */
const GRANTS = {
  'session.own': ROLES,
  'case-file.read': ['CLERK', 'HEAD', 'SPECIALIST'],
  'case-file.draft': ['CLERK'],
  'case-file.register': ['CLERK'],
  'case-file.review': ['HEAD'],
  'process.read': ['CLERK', 'HEAD'],
  'child.find': ['CLERK', 'HEAD'],
  'child.correct': ['CLERK', 'HEAD'],
  'child.reveal-iin': ['CLERK', 'HEAD'],
  'paper.keep': ['CLERK'],
  'import.make': ['HEAD'],
  'contract.conclude': ['HEAD'],
  'team.assign': ['HEAD'],
  'assessment.work': ['SPECIALIST'],
  'course.begin': ['HEAD'],
  'course.steer': ['HEAD'],
  'course.work': ['SPECIALIST'],
  'course.correct': ['SPECIALIST', 'HEAD'],
  'attendance.mark': ['SPECIALIST', 'HEAD'],
  'attendance.unlock': ['HEAD'],
  'timetable.read': ['CLERK', 'HEAD', 'SPECIALIST'],
  'timetable.keep': ['HEAD', 'SPECIALIST'],
  'conclusion.write': ['SPECIALIST'],
  'conclusion.sign': ['SPECIALIST', 'HEAD'],
  'certificate.hand-over': ['CLERK'],
  'certificate.reissue': ['HEAD'],
  'journal.print': ['CLERK', 'HEAD'],
  'pack.make': ['HEAD'],
  'statistics.read': ['CLERK', 'HEAD', ...REGION_ROLES],
  'month.seal': ['HEAD'],
  'month.answer': ['DEPARTMENT_OFFICIAL'],
  'report.export': REGION_ROLES,
  'directory.read': REGION_ROLES,
  'provider.keep': ['DEPARTMENT_ADMIN'],
  'district.keep': ['DEPARTMENT_ADMIN'],
  'region.keep': ['DEPARTMENT_ADMIN'],
  'official.keep': ['DEPARTMENT_ADMIN'],
  'region.open': PLATFORM_ROLES,
  'settings.read': PROVIDER_ROLES,
  'settings.write': ['PROVIDER_ADMIN', 'HEAD'],
  'calendar.keep': PLATFORM_ROLES,
  'regulation.publish': PLATFORM_ROLES,
  'staff.read': ['PROVIDER_ADMIN', 'HEAD'],
  'staff.keep': ['PROVIDER_ADMIN'],
  'leave.keep': ['PROVIDER_ADMIN', 'HEAD'],
  'mail.read': ['HEAD'],
  'mail.watch': PLATFORM_ROLES,
  'job.watch': PLATFORM_ROLES,
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof GRANTS;
export const PERMISSIONS = Object.keys(GRANTS) as Permission[];

/** Whether any of these roles carries the permission. The API guards with it, the web hides with it. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const granted: readonly Role[] = GRANTS[permission];
  return roles.some((role) => granted.includes(role));
}
