import type { Locale } from '@onaltu/i18n/formats';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';

/** The name of the provider or the region the transaction acts for, or of the platform itself. */
export async function organisationOf(tx: EntityManager): Promise<Record<Locale, string>> {
  const [names] = await tx.query<Record<Locale, string>[]>(
    `select name_kk as kk, name_ru as ru, name_en as en from directory.provider where id = ctx.owner_id()
     union all select name_kk, name_ru, name_en from directory.region where id = ctx.owner_id()
     union all select 'Оңалту', 'Оңалту', 'Onaltu' where ctx.scope() = 'operator'`,
  );
  if (!names) throw new Refused('resource.not-found');
  return names;
}
