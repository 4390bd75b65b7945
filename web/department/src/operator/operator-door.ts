import { resultOf } from '@onaltu/api-client/connect';
import { operatorApi } from '@onaltu/api-client/operator';
import type { SessionDoor } from '@onaltu/web-shell/session';

export const OPERATOR_BASE = '/department/operator/';

export const operatorDoor: SessionDoor = {
  read: () => resultOf(operatorApi.GET('/api/operator/session')),
  end: (everywhere) => operatorApi.DELETE(everywhere ? '/api/operator/session/all' : '/api/operator/session'),
  changePassword: (body) => operatorApi.PUT('/api/operator/session/password', { body }),
};
