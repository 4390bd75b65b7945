import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { SessionDoor } from '@onaltu/web-shell/session';

export const sessionDoor: SessionDoor = {
  read: () => resultOf(providerApi.GET('/api/provider/session')),
  end: (everywhere) => providerApi.DELETE(everywhere ? '/api/provider/session/all' : '/api/provider/session'),
  changePassword: (body) => providerApi.PUT('/api/provider/session/password', { body }),
};
