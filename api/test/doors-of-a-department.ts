import {
  addDistrict,
  askExport,
  changeDistrict,
  changeProvider,
  changeRegion,
  newcomer,
  openProvider,
  openRegion,
} from './directory-bodies';

/** What a path of a department or the operator may name, and what only they find. */
export type OfficeIds = Record<
  'provider' | 'district' | 'region' | 'official' | 'officialInvitation' | 'export',
  string
>;
type OfficeDoor = { method: 'post' | 'put'; path: string; body: (ids: OfficeIds) => object };

const REASON = { reason: 'Қайта ұйымдастыру' };
const letter = () => newcomer('door@example.test');

/** Each door of a department and the operator that takes a body, with one that is right. */
export const OFFICE_DOORS: readonly OfficeDoor[] = [
  { method: 'post', path: '/api/department/providers', body: ({ district }) => openProvider(900, district) },
  { method: 'put', path: '/api/department/providers/:providerId', body: ({ district }) => changeProvider(district) },
  { method: 'post', path: '/api/department/providers/:providerId/closing', body: () => REASON },
  { method: 'post', path: '/api/department/providers/:providerId/reopening', body: () => REASON },
  { method: 'post', path: '/api/department/providers/:providerId/administrator', body: letter },
  { method: 'post', path: '/api/department/districts', body: () => addDistrict('door') },
  { method: 'put', path: '/api/department/districts/:districtId', body: () => changeDistrict },
  { method: 'put', path: '/api/department/region', body: () => changeRegion },
  { method: 'put', path: '/api/department/region/reminders', body: () => ({ rungs: [{ ladder: 'RESULT', at: 2 }] }) },
  { method: 'put', path: '/api/department/officials/:personId', body: () => ({ roles: ['DEPARTMENT_OFFICIAL'] }) },
  {
    method: 'post',
    path: '/api/department/officials/invitations',
    body: () => ({ ...letter(), roles: ['DEPARTMENT_OFFICIAL'] }),
  },
  { method: 'post', path: '/api/department/providers/:providerId/months/:month/acceptance', body: () => ({}) },
  {
    method: 'post',
    path: '/api/department/providers/:providerId/months/:month/return',
    body: () => ({ comment: REASON.reason }),
  },
  { method: 'post', path: '/api/department/exports', body: askExport },
  { method: 'put', path: '/api/department/exports/subscription', body: () => ({ monthly: true }) },
  { method: 'post', path: '/api/operator/regions', body: () => openRegion('door') },
  { method: 'put', path: '/api/operator/regions/:regionId', body: () => changeRegion },
  { method: 'post', path: '/api/operator/regions/:regionId/administrator', body: letter },
];
