import { resultOf, seen } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';

export type Schemas = components['schemas'];
export type Provider = Schemas['ProviderView'];
export type District = Schemas['DistrictView'];
export type Official = Schemas['OfficialView'];

const provider = (providerId: string) => ({ params: { path: { providerId } } });
const district = (districtId: string) => ({ params: { path: { districtId } } });
const person = (personId: string) => ({ params: { path: { personId } } });
const invitation = (invitationId: string) => ({ params: { path: { invitationId } } });

/** What a department keeps, as its API takes and gives it. */
export const DIRECTORY = {
  providers: () => resultOf(departmentApi.GET('/api/department/providers')),
  provider: (id: string) => resultOf(departmentApi.GET('/api/department/providers/{providerId}', provider(id))),
  openProvider: (body: Schemas['OpenProvider']) => resultOf(departmentApi.POST('/api/department/providers', { body })),
  changeProvider: (id: string, body: Schemas['ChangeProvider'], version: number) =>
    resultOf(departmentApi.PUT('/api/department/providers/{providerId}', { ...provider(id), body, ...seen(version) })),
  closeProvider: (id: string, body: Schemas['Because'], version: number) =>
    resultOf(
      departmentApi.POST('/api/department/providers/{providerId}/closing', { ...provider(id), body, ...seen(version) }),
    ),
  reopenProvider: (id: string, body: Schemas['Because'], version: number) =>
    resultOf(
      departmentApi.POST('/api/department/providers/{providerId}/reopening', {
        ...provider(id),
        body,
        ...seen(version),
      }),
    ),
  inviteAdministrator: (id: string, body: Schemas['InvitedPerson']) =>
    departmentApi.POST('/api/department/providers/{providerId}/administrator', { ...provider(id), body }),
  reminders: () => resultOf(departmentApi.GET('/api/department/region/reminders')),
  changeReminders: (body: Schemas['ChangeReminders'], version: number) =>
    resultOf(departmentApi.PUT('/api/department/region/reminders', { body, ...seen(version) })),
  districts: () => resultOf(departmentApi.GET('/api/department/districts')),
  addDistrict: (body: Schemas['AddDistrict']) => resultOf(departmentApi.POST('/api/department/districts', { body })),
  changeDistrict: (id: string, body: Schemas['ChangeDistrict'], version: number) =>
    resultOf(departmentApi.PUT('/api/department/districts/{districtId}', { ...district(id), body, ...seen(version) })),
  retireDistrict: (id: string, version: number) =>
    resultOf(
      departmentApi.POST('/api/department/districts/{districtId}/retirement', { ...district(id), ...seen(version) }),
    ),
  takeDistrictBack: (id: string, version: number) =>
    resultOf(
      departmentApi.POST('/api/department/districts/{districtId}/return', { ...district(id), ...seen(version) }),
    ),
  region: () => resultOf(departmentApi.GET('/api/department/region')),
  changeRegion: (body: Schemas['ChangeRegion'], version: number) =>
    resultOf(departmentApi.PUT('/api/department/region', { body, ...seen(version) })),
  officials: (after?: string) =>
    resultOf(departmentApi.GET('/api/department/officials', { params: { query: after ? { after } : {} } })),
  inviteOfficial: (body: Schemas['InviteOfficial']) =>
    resultOf(departmentApi.POST('/api/department/officials/invitations', { body })),
  changeOfficial: (id: string, body: Schemas['ChangeOfficial'], version: number) =>
    resultOf(departmentApi.PUT('/api/department/officials/{personId}', { ...person(id), body, ...seen(version) })),
  endOfficial: (id: string, version: number) =>
    departmentApi.POST('/api/department/officials/{personId}/end', { ...person(id), ...seen(version) }),
  takeOfficialBack: (id: string, version: number) =>
    departmentApi.POST('/api/department/officials/{personId}/return', { ...person(id), ...seen(version) }),
  signOutOfficial: (id: string) => departmentApi.POST('/api/department/officials/{personId}/sign-out', person(id)),
  renewInvitation: (id: string) =>
    departmentApi.POST('/api/department/officials/invitations/{invitationId}/renewal', invitation(id)),
  withdrawInvitation: (id: string) =>
    departmentApi.DELETE('/api/department/officials/invitations/{invitationId}', invitation(id)),
} as const;
