import type { Door } from './doors-of-a-case';

const ADMIN: Door['by'] = ['admin'];
const KEEPERS: Door['by'] = ['admin', 'head'];
const LEAVE = { kind: 'ANNUAL', from: '2026-07-01', to: '2026-07-24' };
const WRONG_LEAVE = [
  [{ kind: 'FUN' }, '/kind'],
  [{ from: '2026-02-30' }, '/from'],
  [{ substituteId: 'somebody' }, '/substituteId'],
] as const;

/** Every route of a provider that names somebody who works there, his leave, or a room. */
export const DOORS_OF_STAFF: readonly Door[] = [
  { method: 'get', path: '/staff/:person', by: KEEPERS },
  {
    method: 'put',
    path: '/staff/:person',
    by: ADMIN,
    body: () => ({ roles: ['CLERK'] }),
    wrong: [
      [{ roles: [] }, '/roles'],
      [{ roles: ['PLATFORM_OPERATOR'] }, '/roles'],
      [{ post: 'KING' }, '/post'],
    ],
    versioned: true,
  },
  { method: 'post', path: '/staff/:person/end', by: ADMIN, versioned: true },
  { method: 'post', path: '/staff/:person/return', by: ADMIN, versioned: true },
  { method: 'post', path: '/staff/:person/sign-out', by: ADMIN },
  { method: 'post', path: '/staff/invitations/:invitation/renewal', by: ADMIN },
  { method: 'delete', path: '/staff/invitations/:invitation', by: ADMIN },
  { method: 'post', path: '/mails/:mail/retry', by: ['head'] },
  { method: 'post', path: '/staff/:person/leaves', by: KEEPERS, body: () => LEAVE, wrong: WRONG_LEAVE },
  {
    method: 'put',
    path: '/leaves/:leave',
    by: KEEPERS,
    body: () => LEAVE,
    wrong: WRONG_LEAVE,
    versioned: true,
  },
  { method: 'delete', path: '/leaves/:leave', by: KEEPERS, versioned: true },
  {
    method: 'put',
    path: '/settings/rooms/:room',
    by: KEEPERS,
    body: () => ({ name: 'Зал', capacity: 12, active: true }),
    wrong: [
      [{ name: '' }, '/name'],
      [{ capacity: 0 }, '/capacity'],
    ],
    versioned: true,
  },
];
