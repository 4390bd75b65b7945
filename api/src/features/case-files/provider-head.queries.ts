import type { EntityManager } from 'typeorm';
import type { ProviderHead } from '../../platform/documents/provider-head';
import type { FormLanguage } from './case-file.entity';
import { type PrintData, settingOf } from './provider-setting.queries';

type Row = {
  kk: string;
  ru: string;
  region_kk: string;
  region_ru: string;
  address_kk: string;
  address_ru: string;
  bin: string;
  phone: string;
  language: FormLanguage;
};

/** What the provider prints: its own settings, or the directory's entry while it has set nothing. */
export async function printData(tx: EntityManager): Promise<PrintData & { bin: string }> {
  const row = await directoryEntry(tx);
  const { content } = await settingOf(tx, 'PRINT');
  const entry: PrintData = {
    language: row.language,
    names: { kk: row.kk, ru: row.ru },
    addresses: { kk: row.address_kk, ru: row.address_ru },
    phone: row.phone,
    seal: null,
    headPost: null,
  };
  return { ...(content ?? entry), bin: row.bin };
}

/** What stands on the letterhead of the provider that acts. */
export async function providerHead(tx: EntityManager): Promise<ProviderHead> {
  const { region_kk: kk, region_ru: ru } = await directoryEntry(tx);
  return { ...(await printData(tx)), region: { kk, ru } };
}

/** The language of a form nobody chose one for. */
export const ownLanguage = async (tx: EntityManager): Promise<FormLanguage> => (await printData(tx)).language;

async function directoryEntry(tx: EntityManager): Promise<Row> {
  const [row] = await tx.query<Row[]>(
    `select p.name_kk as kk, p.name_ru as ru, r.name_kk as region_kk, r.name_ru as region_ru, p.address_kk, p.address_ru, p.bin, p.phone, p.locale as language
     from directory.provider p join directory.region r on r.id = p.region_id where p.id = ctx.provider_id()`,
  );
  if (!row) throw new Error('a provider without a letterhead');
  return row;
}

/** The name of whoever acts, as it is printed. */
export async function ownName(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>(
    `select concat_ws(' ', last_name, first_name, nullif(middle_name, '')) as name from directory.account where id = ctx.user_id()`,
  );
  return row?.name ?? '';
}
