import { resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { SessionDoor } from '@onaltu/web-shell/session';

export const sessionDoor: SessionDoor = {
  read: () => resultOf(departmentApi.GET('/api/department/session')),
  end: (everywhere) => departmentApi.DELETE(everywhere ? '/api/department/session/all' : '/api/department/session'),
  changePassword: (body) => departmentApi.PUT('/api/department/session/password', { body }),
};

/** The one page that signs everybody in belongs to the other app. */
export function toSignIn(base: string, next: string): void {
  location.assign(`/login?${new URLSearchParams({ next: `${base.replace(/\/$/, '')}${next}` })}`);
}
