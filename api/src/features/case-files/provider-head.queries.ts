import type { EntityManager } from 'typeorm';
import type { ProviderHead } from '../../platform/documents/provider-head';

type Row = {
  kk: string;
  ru: string;
  region_kk: string;
  region_ru: string;
  address_kk: string;
  address_ru: string;
  bin: string;
  phone: string;
};

/** What stands on the letterhead of the provider that acts. */
export async function providerHead(tx: EntityManager): Promise<ProviderHead> {
  const [row] = await tx.query<Row[]>(
    `select p.name_kk as kk, p.name_ru as ru, r.name_kk as region_kk, r.name_ru as region_ru, p.address_kk, p.address_ru, p.bin, p.phone
     from directory.provider p join directory.region r on r.id = p.region_id where p.id = ctx.provider_id()`,
  );
  if (!row) throw new Error('a provider without a letterhead');
  return {
    names: { kk: row.kk, ru: row.ru },
    region: { kk: row.region_kk, ru: row.region_ru },
    addresses: { kk: row.address_kk, ru: row.address_ru },
    bin: row.bin,
    phone: row.phone,
  };
}

/** The name of whoever acts, as it is printed. */
export async function ownName(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>(
    `select concat_ws(' ', last_name, first_name, nullif(middle_name, '')) as name from directory.account where id = ctx.user_id()`,
  );
  return row?.name ?? '';
}
