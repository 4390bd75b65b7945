import { type DemoLogin, PASSWORD } from './demo-login';
import { PLATFORM } from '../platform/auth/actor';
import type { DirectoryKeeper } from './directory';

const EMAIL = 'operator@onaltu.example';
const ROLE = 'PLATFORM_OPERATOR';

/** Who keeps the platform: opens regions, publishes the regulation, enters days off. */
export async function appointOperator(keeper: DirectoryKeeper): Promise<void> {
  const name = ['Жүйебаев', 'Ерлан'] as const;
  await keeper.member({ ownerId: PLATFORM, scope: 'operator', email: EMAIL, name, roles: [ROLE] }, PASSWORD);
}

export const OPERATOR_LOGIN: DemoLogin = { role: ROLE, email: EMAIL, password: PASSWORD, provider: 'Оңалту' };
