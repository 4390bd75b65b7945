import { SPECIALIST_POSTS, type SpecialistPost } from '@onaltu/domain/assessment';
import type { ProviderRole } from '@onaltu/domain/staff';
import type { Fault } from '@onaltu/web-shell/use-edit';

export type RightsForm = { roles: ProviderRole[]; post: SpecialistPost | '' };

export const isPost = (value: unknown): value is SpecialistPost => SPECIALIST_POSTS.some((post) => post === value);

export const rightsFaultsOf = ({ roles, post }: RightsForm): Fault[] => [
  ...(roles.length === 0 ? [{ pointer: '/roles', code: 'arrayNotEmpty' }] : []),
  ...(roles.includes('SPECIALIST') && post === '' ? [{ pointer: '/post', code: 'isIn' }] : []),
];

/** Nobody but a specialist has a post. */
export const rightsBodyOf = ({ roles, post }: RightsForm): { roles: ProviderRole[]; post?: SpecialistPost } =>
  roles.includes('SPECIALIST') && post !== '' ? { roles, post } : { roles };
