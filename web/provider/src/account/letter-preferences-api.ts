import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';

type Wanted = components['schemas']['ChangeLetterPreferences'];

export const readPreferences = () => resultOf(providerApi.GET('/api/provider/letter-preferences'));
export const changePreferences = (body: Wanted, version: number) =>
  resultOf(providerApi.PUT('/api/provider/letter-preferences', { body, ...seen(version) }));
